package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The `tombstones` file of a block: ranges of time that queries must not see. Counts of series do
/// not heed it, as promtool's do not.
///
/// ```
/// be32 0x0130ba30 | u8 1 | (uvarint series ref | varint mint | varint maxt)* | be32 CRC-32C of the
/// entries
/// ```
///
/// Source: Prometheus `tsdb/tombstones/tombstones.go`.
///
/// Immutable.
public final class Tombstones {
  /// Nothing is deleted.
  public static final Tombstones NONE = new Tombstones(0, new long[0], new long[0], new long[0]);

  private static final long MAGIC = 0x0130ba30L;
  private static final int HEADER = 5;
  private static final String FIX =
      "Copy the block again from a healthy source; its series are counted without the tombstones.";

  private final long intervals;
  private final long[] refs; // ascending, each as often as it has ranges
  private final long[] mins;
  private final long[] maxs;

  /// @param refs, mins, maxs by ref and start, the ranges of one ref neither touch nor overlap;
  ///   both ends inclusive
  private Tombstones(long intervals, long[] refs, long[] mins, long[] maxs) {
    this.intervals = intervals;
    this.refs = refs;
    this.mins = mins;
    this.maxs = maxs;
  }

  /// Number of deleted ranges as they were written.
  public long intervals() {
    return intervals;
  }

  /// Number of series that have one.
  public long series() {
    return Arrays.stream(refs).distinct().count();
  }

  /// The smallest series reference; only if there is any range.
  long firstRef() {
    return refs[0];
  }

  /// The largest series reference; only if there is any range.
  long lastRef() {
    return refs[refs.length - 1];
  }

  /// Whether all of the closed range `first..last` of a series is deleted. A chunk for which this
  /// is so gives no samples any more (Prometheus `tsdb/querier.go`). Cost: a binary search.
  boolean cover(long ref, long first, long last) {
    int low = 0; // everything before it starts at or before `first`, in the order of the ranges
    int high = refs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (refs[middle] < ref || (refs[middle] == ref && mins[middle] <= first)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && refs[low - 1] == ref && last <= maxs[low - 1];
  }

  /// Reads the tombstones of a block; a missing file means none.
  ///
  /// @param block path of the block in the folder with a `/` at its end, or ""
  /// @throws CorruptFile if the file is damaged
  public static Tombstones read(Folder folder, String block) throws AnalyzerException {
    String path = block + "tombstones";
    if (!folder.files(path).contains(path)) {
      return NONE;
    }
    return read(folder.map(path), folder.where(path));
  }

  static Tombstones read(MemorySegment bytes, String file) throws CorruptFile {
    if (bytes.byteSize() < HEADER + 4) {
      throw new CorruptFile(
          file,
          0,
          "tombstones file",
          "at least 9 bytes",
          Noun.counted(bytes.byteSize(), "byte") + " long",
          FIX);
    }
    long end = bytes.byteSize() - 4;
    Cursor in = new Cursor(bytes, file, 0, end);
    long magic = in.be32("magic");
    if (magic != MAGIC) {
      throw new CorruptFile(
          file, 0, "magic of tombstones", "0x0130ba30", String.format("0x%08x", magic), FIX);
    }
    int version = in.u8("version");
    if (version != 1) {
      throw new CorruptFile(file, 4, "version of tombstones", "1", Integer.toString(version), FIX);
    }
    int stored = (int) new Cursor(bytes, file, end, end + 4).be32("checksum");
    int actual = Cursor.crc32c(bytes, HEADER, end - HEADER);
    if (stored != actual) {
      throw new CorruptFile(
          file,
          end,
          "checksum of tombstones",
          "0x%08x".formatted(actual),
          "0x%08x".formatted(stored),
          FIX);
    }
    return entries(in);
  }

  private static Tombstones entries(Cursor in) throws CorruptFile {
    Ranges read = new Ranges();
    while (in.remaining() > 0) {
      read.add(in.uvarint("series ref"), in.varint("first time"), in.varint("last time"));
    }
    return read.size == 0 ? NONE : read.joined();
  }

  /// Ranges while they are read. Memory: 24 bytes each, of which at least three are in the file.
  private static final class Ranges {
    private long[] refs = new long[16];
    private long[] mins = new long[16];
    private long[] maxs = new long[16];
    private int size;

    void add(long ref, long min, long max) {
      if (size == refs.length) {
        int more = size + (size >> 1);
        refs = Arrays.copyOf(refs, more);
        mins = Arrays.copyOf(mins, more);
        maxs = Arrays.copyOf(maxs, more);
      }
      refs[size] = ref;
      mins[size] = min;
      maxs[size] = max;
      size++;
    }

    /// The ranges in order, those joined that touch or overlap.
    Tombstones joined() {
      int[] order = order();
      Ranges joined = new Ranges();
      for (int range : order) {
        int open = joined.size - 1;
        if (open >= 0
            && joined.refs[open] == refs[range]
            && (mins[range] <= joined.maxs[open] || mins[range] - 1 == joined.maxs[open])) {
          joined.maxs[open] = Math.max(joined.maxs[open], maxs[range]);
        } else {
          joined.add(refs[range], mins[range], maxs[range]);
        }
      }
      return new Tombstones(
          size,
          Arrays.copyOf(joined.refs, joined.size),
          Arrays.copyOf(joined.mins, joined.size),
          Arrays.copyOf(joined.maxs, joined.size));
    }

    /// The places of the ranges by ref and start: a merge sort of runs that double.
    private int[] order() {
      int[] order = new int[size];
      int[] merged = new int[size];
      Arrays.setAll(order, i -> i);
      for (long run = 1; run < size; run *= 2) {
        for (long from = 0; from < size; from += 2 * run) {
          int middle = (int) Math.min(size, from + run);
          int end = (int) Math.min(size, from + 2 * run);
          merge(order, (int) from, middle, end, merged);
        }
        int[] swap = order;
        order = merged;
        merged = swap;
      }
      return order;
    }

    private void merge(int[] order, int from, int middle, int end, int[] into) {
      int left = from;
      int right = middle;
      for (int i = from; i < end; i++) {
        boolean takeLeft =
            left < middle && (right >= end || compare(order[left], order[right]) <= 0);
        into[i] = takeLeft ? order[left++] : order[right++];
      }
    }

    private int compare(int a, int b) {
      return refs[a] == refs[b] ? Long.compare(mins[a], mins[b]) : Long.compare(refs[a], refs[b]);
    }
  }
}
