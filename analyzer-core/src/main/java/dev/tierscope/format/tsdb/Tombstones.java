package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
  public static final Tombstones NONE = new Tombstones(0, List.of());

  private static final long MAGIC = 0x0130ba30L;
  private static final int HEADER = 5;
  private static final String FIX =
      "Copy the block again from a healthy source; its series are counted without the tombstones.";

  private final long intervals;
  private final long[] refs; // ascending, each as often as it has ranges
  private final long[] mins;
  private final long[] maxs;

  /// One deleted range, both ends inclusive.
  private record Range(long ref, long min, long max) {}

  /// @param ranges by ref and start, those of one ref neither touch nor overlap
  private Tombstones(long intervals, List<Range> ranges) {
    this.intervals = intervals;
    this.refs = ranges.stream().mapToLong(Range::ref).toArray();
    this.mins = ranges.stream().mapToLong(Range::min).toArray();
    this.maxs = ranges.stream().mapToLong(Range::max).toArray();
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
          "0x%08x".formatted(stored),
          "0x%08x".formatted(actual),
          FIX);
    }
    return entries(in);
  }

  private static Tombstones entries(Cursor in) throws CorruptFile {
    List<Range> read = new ArrayList<>();
    while (in.remaining() > 0) {
      read.add(
          new Range(in.uvarint("series ref"), in.varint("first time"), in.varint("last time")));
    }
    return read.isEmpty() ? NONE : new Tombstones(read.size(), joined(read));
  }

  /// The ranges in order, those joined that touch or overlap.
  private static List<Range> joined(List<Range> ranges) {
    ranges.sort(Comparator.comparingLong(Range::ref).thenComparingLong(Range::min));
    List<Range> joined = new ArrayList<>();
    Range open = ranges.getFirst();
    for (Range next : ranges.subList(1, ranges.size())) {
      if (next.ref == open.ref && (next.min <= open.max || next.min - 1 == open.max)) {
        open = new Range(open.ref, open.min, Math.max(open.max, next.max));
      } else {
        joined.add(open);
        open = next;
      }
    }
    joined.add(open);
    return joined;
  }
}
