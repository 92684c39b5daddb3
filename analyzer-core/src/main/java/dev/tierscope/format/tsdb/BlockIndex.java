package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.table.Symbols;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
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
  private final IndexSections sections;
  private final Symbols symbols;
  private final long @Nullable [] symbolOffsets; // version 1: where each symbol's length lies

  private BlockIndex(IndexSections sections, Symbols symbols, long @Nullable [] symbolOffsets) {
    this.sections = sections;
    this.symbols = symbols;
    this.symbolOffsets = symbolOffsets;
  }

  /// Opens an index.
  ///
  /// @param file its name for messages
  /// @param metaVersion the version that `meta.json` states, 1 if there is none
  /// @throws CorruptFile if header, table of contents or symbol table are damaged
  public static BlockIndex open(MemorySegment bytes, String file, int metaVersion)
      throws CorruptFile {
    return open(IndexSections.open(bytes, file, () -> metaVersion));
  }

  /// Reads the symbol table.
  static BlockIndex open(IndexSections sections) throws CorruptFile {
    MemorySegment bytes = sections.bytes();
    Frame frame = Frame.at(bytes, sections.file(), sections.symbols(), "symbol table");
    frame.check();
    long[] places = symbolPlaces(frame);
    return new BlockIndex(
        sections,
        Symbols.at(bytes, places),
        sections.version() == 1 ? symbolOffsets(places) : null);
  }

  /// Symbol strings are found by their lengths: one pass with a byte window, since most lengths are
  /// one byte.
  private static long[] symbolPlaces(Frame frame) throws CorruptFile {
    Cursor cursor = frame.cursor();
    long count = cursor.be32("number of symbols");
    long most = cursor.remaining() / 2 + 1; // they differ, so that only one is empty
    if (count > Math.min(most, Integer.MAX_VALUE - 16)) {
      throw cursor.corrupt(
          cursor.position() - 4, "number of symbols", "at most " + most, Long.toString(count));
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
    return sections.version();
  }

  /// The name of the file, for messages.
  public String file() {
    return sections.file();
  }

  /// Size of the file in bytes.
  public long size() {
    return sections.bytes().byteSize();
  }

  IndexSections sections() {
    return sections;
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
}
