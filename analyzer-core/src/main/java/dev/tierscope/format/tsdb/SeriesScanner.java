package dev.tierscope.format.tsdb;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.task.Progress;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a part of the series section in file order, each with its checksum.
///
/// ```
/// uvarint  length of the content
/// content  uvarint k | k × (uvarint name symbol | uvarint value symbol)
///          uvarint c | first chunk: varint mint | uvarint maxt - mint | uvarint ref
///                      others:      uvarint mint - last maxt | uvarint maxt - mint | varint ref - last ref
/// be32     CRC-32C of the content         entries start at multiples of 16 (not in version 1)
/// ```
///
/// A damaged entry is skipped and counted; the list of all series tells where the next one starts.
/// Source: Prometheus `tsdb/docs/format/index.md`, section "Series". Times and refs wrap as in Go.
/// Not for several threads at once.
final class SeriesScanner {
  private static final int MAX_ENTRY = 1 << 26;

  /// Where an entry starts is known only roughly behind a damaged one, so that any bytes may be
  /// taken for the length of one: those that claim more than this are none there. Else each of them
  /// could cost as much as the rest of the section.
  private static final int LONG_ENTRY = 1 << 12;

  private static final int REPORT_STEPS = 1 << 14;

  /// The section is followed by less than this many zeros; elsewhere a length of zero is damage.
  private static final int PADDING = 16;

  /// Entries are rarely longer, with what may be read behind them.
  private static final int USUAL = 512;

  private final BlockIndex index;
  private final SeriesStarts starts;
  private final long to;
  private final long sectionEnd;
  private final ByteWindow window;
  private final CRC32C crc = new CRC32C();
  private final Damage damage;
  private final EntryDecoder decoder;
  private final Progress progress;
  private final int align;
  private long next; // where the next entry starts
  private boolean skipped; // an entry before the next one
  private boolean lost; // behind a damaged entry, and nothing tells where the next one starts

  /// @param from offset of the first entry
  /// @param to entries that start here or behind it are not visited
  /// @param damage what was skipped is noted here
  SeriesScanner(
      BlockIndex index, SeriesStarts starts, long from, long to, Damage damage, Progress progress) {
    this.index = index;
    this.starts = starts;
    this.to = to;
    IndexSections sections = index.sections();
    this.sectionEnd = sections.seriesEnd();
    this.window = new ByteWindow(sections.bytes(), from, sectionEnd);
    this.damage = damage;
    this.progress = progress;
    this.decoder = new EntryDecoder(index);
    this.align = sections.alignment();
    this.next = aligned(from);
  }

  /// Receives the entries of a scan.
  interface Visitor {
    /// @param entry valid until the visitor returns
    /// @param nextChunk place of the first chunk of the entry behind it, where its own last chunk
    ///   ends, or -1, also if what lies behind it is damaged
    void visit(SeriesEntry entry, long nextChunk);
  }

  /// Reads all entries of the part, in file order.
  void scan(Visitor visitor) {
    SeriesEntry entry = new SeriesEntry();
    SeriesEntry behind = new SeriesEntry();
    boolean more = read(entry, null, to);
    while (more) {
      more = read(behind, entry, to);
      boolean follows = (more || read(behind, entry, sectionEnd)) && !skipped;
      visitor.visit(entry, follows && behind.chunks > 0 ? behind.chunkRefs[0] : -1);
      SeriesEntry swap = entry;
      entry = behind;
      behind = swap;
    }
  }

  private boolean read(SeriesEntry entry, @Nullable SeriesEntry before, long end) {
    skipped = false;
    for (int step = 1; ; step++) {
      long offset = next;
      if (offset >= end) {
        return false;
      }
      try {
        if (parse(entry, before, offset)) {
          lost = false;
          return true;
        }
      } catch (CorruptFile e) {
        if (!lost && offset < to) { // the part that it belongs to notes it
          damage.note(e);
        }
        skipped = true;
        lost = starts.count() == 0;
        if (step % REPORT_STEPS == 0) {
          progress.report("Looking for the next series", offset, sectionEnd);
        }
        next = starts.after(offset, offset + align, sectionEnd);
      }
    }
  }

  private long aligned(long offset) {
    return align == 16 ? (offset + 15) & -16 : offset;
  }

  /// Parses the entry at the window's place; false if there is only padding.
  private boolean parse(SeriesEntry entry, @Nullable SeriesEntry before, long offset)
      throws CorruptFile {
    int at = window.moveTo(offset, USUAL);
    byte[] bytes = window.array();
    int start = at;
    long length = bytes[start++];
    if (length < 0) { // more than one byte, mostly two
      length ^= (long) bytes[start++] << 7 ^ -1L << 7;
      if (length < 0) {
        length = window.uvarint();
        start = window.position();
      }
    }
    if (length == 0 && sectionEnd - offset < PADDING) {
      next = sectionEnd;
      return false;
    }
    int header = start - at;
    long room = sectionEnd - offset - header - 4;
    if (length > LONG_ENTRY) {
      room = lost ? LONG_ENTRY : starts.after(offset, sectionEnd, sectionEnd) - offset - header - 4;
    }
    if (length <= 0 || length > MAX_ENTRY || length > room) {
      throw corrupt(offset, "length of a series", "1 to " + Math.max(1, room), length);
    }
    int content = (int) length;
    int whole = header + content + 4;
    if (whole + EntryDecoder.SLACK > USUAL) {
      start = window.moveTo(offset, whole + EntryDecoder.SLACK) + header;
      bytes = window.array();
    }
    checkCrc(offset, bytes, start, content);
    entry.offset = offset;
    int end = start + content;
    decoder.decodeChunks(entry, bytes, decoder.decode(entry, before, bytes, start, end), end);
    next = aligned(offset + whole);
    entry.size = (int) (next - offset);
    return true;
  }

  private void checkCrc(long offset, byte[] bytes, int start, int length) throws CorruptFile {
    crc.reset();
    crc.update(bytes, start, length);
    int at = start + length;
    int stored =
        bytes[at] << 24
            | (bytes[at + 1] & 0xff) << 16
            | (bytes[at + 2] & 0xff) << 8
            | (bytes[at + 3] & 0xff);
    if (stored != (int) crc.getValue()) {
      throw new CorruptFile(
          index.file(),
          offset,
          "checksum of a series",
          IndexSections.hex((int) crc.getValue()),
          IndexSections.hex(stored),
          "Copy the block again; its bytes have changed.");
    }
  }

  private CorruptFile corrupt(long offset, String part, String expected, long found) {
    return new CorruptFile(
        index.file(),
        offset,
        part,
        expected,
        Long.toUnsignedString(found),
        "Copy the block again; its bytes have changed.");
  }

  /// What was skipped; shared by the threads of one scan.
  static final class Damage {
    private @Nullable CorruptFile first;
    private long entries;

    synchronized void note(CorruptFile damaged) {
      if (first == null || damaged.offset() < first.offset()) {
        first = damaged;
      }
      entries++;
    }

    synchronized long entries() {
      return entries;
    }

    synchronized @Nullable CorruptFile first() {
      return first;
    }
  }
}
