package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import dev.tierscope.table.Symbols;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The index file of a block: header, table of contents and symbol table, read and checked when
/// opened; everything else is read where it lies when asked for.
///
/// ```
/// be32 0xBAAAD700 | u8 version          version 1, 2 or 3 (3 is laid out as 2)
/// symbol table                          be32 length | be32 n | n × (uvarint length | bytes) | be32 CRC
/// series                                see [SeriesScanner]
/// [label indexes], postings lists       be32 length | be32 n | n × be32 series ref | be32 CRC
/// [label offset table]
/// postings offset table                 be32 length | be32 n | n × (2 | name | value | uvarint offset) | be32 CRC
/// TOC, the last 52 bytes                6 × be64 | be32 CRC
/// ```
///
/// Source: Prometheus `tsdb/docs/format/index.md` and `tsdb/index/index.go`, main after 3.14.0.
/// Mimir and Thanos write the same. Cost of opening: one pass over the symbol table.
public final class BlockIndex {
  static final int MAGIC = 0xBAAAD700;
  static final int TOC_SIZE = 52;
  private static final int HEADER_SIZE = 5;

  static final ValueLayout.OfInt BE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfLong BE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment bytes;
  private final String file;
  private final int version;
  private final long[] toc;
  private final Symbols symbols;
  private final long @Nullable [] symbolOffsets; // version 1: where each symbol's length lies

  private BlockIndex(
      MemorySegment bytes,
      String file,
      int version,
      long[] toc,
      Symbols symbols,
      long @Nullable [] symbolOffsets) {
    this.bytes = bytes;
    this.file = file;
    this.version = version;
    this.toc = toc;
    this.symbols = symbols;
    this.symbolOffsets = symbolOffsets;
  }

  // The places in the table of contents.
  private static final int SYMBOLS = 0;
  private static final int SERIES = 1;
  private static final int POSTINGS_OFFSETS = 5;
  private static final List<String> SECTIONS =
      List.of(
          "symbols",
          "series",
          "label indexes",
          "label offset table",
          "postings",
          "postings offset table");

  /// Opens an index.
  ///
  /// @param file its name for messages
  /// @param metaVersion the version that `meta.json` states, 1 if there is none. Prometheus 2.1
  ///   wrote meta version 2 beside an index that is laid out as version 2 but says 1
  /// @throws CorruptFile if header, table of contents or symbol table are damaged
  public static BlockIndex open(MemorySegment bytes, String file, int metaVersion)
      throws CorruptFile {
    return open(bytes, file, () -> metaVersion);
  }

  /// The same; the meta version is only asked for when it matters.
  static BlockIndex open(MemorySegment bytes, String file, IntSupplier metaVersion)
      throws CorruptFile {
    checkHeader(bytes, file);
    int version = bytes.get(ValueLayout.JAVA_BYTE, 4) & 0xff;
    if (version == 1 && metaVersion.getAsInt() == 2) {
      version = 2;
    }
    if (version < 1 || version > 3) {
      throw new CorruptFile(
          file,
          4,
          "index version",
          "1, 2 or 3",
          Integer.toString(version),
          "Use a newer Tierscope, or copy the block again if it should be a current one.");
    }
    long[] toc = readToc(bytes, file);
    Frame frame = Frame.at(bytes, file, toc[SYMBOLS], "symbol table");
    frame.check();
    long[] places = symbolPlaces(frame);
    return new BlockIndex(
        bytes,
        file,
        version,
        toc,
        Symbols.at(bytes, places),
        version == 1 ? symbolOffsets(places) : null);
  }

  private static void checkHeader(MemorySegment bytes, String file) throws CorruptFile {
    if (bytes.byteSize() < HEADER_SIZE + TOC_SIZE) {
      throw new CorruptFile(
          file,
          0,
          "index size",
          "at least " + (HEADER_SIZE + TOC_SIZE) + " bytes",
          Noun.counted(bytes.byteSize(), "byte"),
          "Copy the block again; the copy ended early.");
    }
    int magic = bytes.get(BE32, 0);
    if (magic != MAGIC) {
      String advice =
          switch (magic) {
            case 0xBAAAD792 -> "This is the index-header of a store gateway; choose the block.";
            case 0x28B52FFD -> "This is a zstd file; unpack it first.";
            default ->
                magic >>> 16 == 0x1f8b
                    ? "This is a gzip file; unpack it first."
                    : "Choose a block directory that was copied completely; this is no index.";
          };
      throw new CorruptFile(
          file, 0, "magic", String.format("0x%08x", MAGIC), String.format("0x%08x", magic), advice);
    }
  }

  private static long[] readToc(MemorySegment bytes, String file) throws CorruptFile {
    long start = bytes.byteSize() - TOC_SIZE;
    int stored = bytes.get(BE32, start + 48);
    int computed = Cursor.crc32c(bytes, start, 48);
    if (stored != computed) {
      long lokiToc = bytes.byteSize() - 76;
      boolean loki =
          lokiToc > HEADER_SIZE
              && bytes.get(BE32, lokiToc + 72) == Cursor.crc32c(bytes, lokiToc, 72);
      throw new CorruptFile(
          file,
          start + 48,
          "checksum of the table of contents",
          hex(computed),
          hex(stored),
          loki
              ? "This is the index of Loki streams, not of a Prometheus block; choose a block."
              : "Copy the block again; the file was cut off or changed.");
    }
    long[] toc = new long[6];
    for (int i = 0; i < toc.length; i++) {
      toc[i] = bytes.get(BE64, start + 8L * i);
      if (toc[i] < 0 || toc[i] > start) {
        throw new CorruptFile(
            file,
            start + 8L * i,
            "offset of " + SECTIONS.get(i),
            "0 to " + start,
            Long.toUnsignedString(toc[i]),
            "Copy the block again; its table of contents is wrong.");
      }
    }
    for (int needed : new int[] {SYMBOLS, POSTINGS_OFFSETS}) {
      if (toc[needed] == 0) {
        throw new CorruptFile(
            file,
            start + 8L * needed,
            "offset of " + SECTIONS.get(needed),
            "a section",
            "none",
            "Copy the block again; its table of contents is wrong.");
      }
    }
    return toc;
  }

  static String hex(int value) {
    return String.format("0x%08x", value);
  }

  /// Symbol strings are found by their lengths: one pass with a byte window, since most lengths are
  /// one byte.
  private static long[] symbolPlaces(Frame frame) throws CorruptFile {
    Cursor cursor = frame.cursor();
    long count = cursor.be32("number of symbols");
    if (count > cursor.remaining()) {
      throw cursor.corrupt(
          cursor.position() - 4,
          "number of symbols",
          "at most " + cursor.remaining(),
          Long.toString(count));
    }
    long[] places = new long[(int) count];
    ByteWindow window = new ByteWindow(frame.bytes(), cursor.position(), frame.end());
    for (int id = 0; id < places.length; id++) {
      window.need(10);
      long at = window.offset();
      long length = window.uvarint();
      if (length < 0 || length > Symbols.MAX_LENGTH || length > window.remaining()) {
        throw cursor.corrupt(
            at, "length of symbol " + id, "at most " + window.remaining(), Long.toString(length));
      }
      places[id] = Symbols.place(window.offset(), (int) length);
      window.skip(length);
    }
    return places;
  }

  /// Version 1 refers to a symbol by the file offset of its length.
  private static long[] symbolOffsets(long[] places) {
    long[] offsets = new long[places.length];
    long next = -1;
    for (int id = 0; id < places.length; id++) {
      int length = (int) (places[id] & Symbols.MAX_LENGTH);
      long string = places[id] >>> 24;
      offsets[id] = next < 0 ? string - varintSize(length) : next;
      next = string + length;
    }
    return offsets;
  }

  private static int varintSize(int value) {
    return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
  }

  /// The strings that series refer to. It may hold more than the series use: nothing may be counted
  /// from it.
  public Symbols symbols() {
    return symbols;
  }

  public int version() {
    return version;
  }

  /// The name of the file, for messages.
  public String file() {
    return file;
  }

  /// Size of the file in bytes.
  public long size() {
    return bytes.byteSize();
  }

  MemorySegment bytes() {
    return bytes;
  }

  /// The symbol id of a reference in a series entry, or -1.
  int symbol(long ref) {
    if (symbolOffsets == null) {
      return ref >= 0 && ref < symbols.size() ? (int) ref : -1;
    }
    return Math.max(-1, Arrays.binarySearch(symbolOffsets, ref));
  }

  /// Whether symbol references are symbol ids, as in all versions but 1.
  boolean refsAreIds() {
    return symbolOffsets == null;
  }

  /// What series references and entry offsets are multiples of.
  int alignment() {
    return version == 1 ? 1 : 16;
  }

  /// Where the first series entry may start.
  long seriesStart() {
    long start = toc[SERIES];
    return version == 1 ? start : (start + 15) & -16;
  }

  /// The byte after the series section: the next section in the file. The table of contents does
  /// not say it directly.
  long seriesEnd() {
    return next(toc[SERIES]);
  }

  /// The smallest offset of the table of contents that is greater, else where that table itself
  /// starts.
  long next(long offset) {
    long end = bytes.byteSize() - TOC_SIZE;
    for (long section : toc) {
      if (section > offset && section < end) {
        end = section;
      }
    }
    return end;
  }

  long postingsOffsets() {
    return toc[POSTINGS_OFFSETS];
  }
}
