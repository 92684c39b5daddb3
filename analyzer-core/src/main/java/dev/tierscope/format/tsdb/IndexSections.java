package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.format.file.Cursor;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntSupplier;

/// Where the sections of an index lie, by its header and its table of contents: what it takes to
/// read one section beside another. [BlockIndex] draws the file.
final class IndexSections {
  static final int MAGIC = 0xBAAAD700;
  static final int TOC_SIZE = 52;
  private static final int HEADER_SIZE = 5;

  // The places in the table of contents.
  private static final int SYMBOLS = 0;
  private static final int SERIES = 1;
  private static final int POSTINGS_OFFSETS = 5;
  private static final List<String> NAMES =
      List.of(
          "symbols",
          "series",
          "label indexes",
          "label offset table",
          "postings",
          "postings offset table");

  private final MemorySegment bytes;
  private final String file;
  private final int version;
  private final long[] toc;

  private IndexSections(MemorySegment bytes, String file, int version, long[] toc) {
    this.bytes = bytes;
    this.file = file;
    this.version = version;
    this.toc = toc;
  }

  /// Reads header and table of contents.
  ///
  /// @param file its name for messages
  /// @param metaVersion the version that `meta.json` states, 1 if there is none; only asked for
  ///   when it matters. Prometheus 2.1 wrote meta version 2 beside an index that is laid out as
  ///   version 2 but says 1
  /// @throws CorruptFile if one of the two is damaged
  static IndexSections open(MemorySegment bytes, String file, IntSupplier metaVersion)
      throws CorruptFile {
    checkHeader(bytes, file);
    int version = BigEndian.uint8(bytes, 4);
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
    return new IndexSections(bytes, file, version, readToc(bytes, file));
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
    int magic = BigEndian.int32(bytes, 0);
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
    int stored = BigEndian.int32(bytes, start + 48);
    int computed = Cursor.crc32c(bytes, start, 48);
    if (stored != computed) {
      long lokiToc = bytes.byteSize() - 76;
      boolean loki =
          lokiToc > HEADER_SIZE
              && BigEndian.int32(bytes, lokiToc + 72) == Cursor.crc32c(bytes, lokiToc, 72);
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
      toc[i] = BigEndian.int64(bytes, start + 8L * i);
      if (toc[i] < 0 || toc[i] > start) {
        throw new CorruptFile(
            file,
            start + 8L * i,
            "offset of " + NAMES.get(i),
            "0 to " + start,
            Long.toUnsignedString(toc[i]),
            "Copy the block again; its table of contents is wrong.");
      }
    }
    for (int needed : new int[] {SYMBOLS, SERIES, POSTINGS_OFFSETS}) {
      if (toc[needed] == 0) {
        throw new CorruptFile(
            file,
            start + 8L * needed,
            "offset of " + NAMES.get(needed),
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

  MemorySegment bytes() {
    return bytes;
  }

  /// The name of the file, for messages.
  String file() {
    return file;
  }

  int version() {
    return version;
  }

  /// What series references and entry offsets are multiples of.
  int alignment() {
    return version == 1 ? 1 : 16;
  }

  long symbols() {
    return toc[SYMBOLS];
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

  long postingsOffsets() {
    return toc[POSTINGS_OFFSETS];
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
}
