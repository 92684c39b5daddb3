package dev.tierscope.format.tsdb;

import dev.tierscope.model.CorruptFile;
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

  /// The section is followed by less than this many zeros; elsewhere a length of zero is damage.
  private static final int PADDING = 16;

  private final BlockIndex index;
  private final SeriesStarts starts;
  private final long to;
  private final long sectionEnd;
  private final ByteWindow window;
  private final CRC32C crc = new CRC32C();
  private final Damage damage;
  private final EntryDecoder decoder;
  private final int align;
  private boolean lost; // behind a damaged entry, and nothing tells where the next one starts

  /// @param from offset of the first entry
  /// @param to entries that start here or behind it are not visited
  /// @param damage what was skipped is noted here
  SeriesScanner(BlockIndex index, SeriesStarts starts, long from, long to, Damage damage) {
    this.index = index;
    this.starts = starts;
    this.to = to;
    this.sectionEnd = index.seriesEnd();
    this.window = new ByteWindow(index.bytes(), from, sectionEnd);
    this.damage = damage;
    this.decoder = new EntryDecoder(index);
    this.align = index.alignment();
  }

  /// Receives the entries of a scan.
  interface Visitor {
    /// @param entry valid until the visitor returns
    /// @param nextChunk place of the first chunk of the entry behind it, where its own last chunk
    ///   ends, or -1
    void visit(SeriesEntry entry, long nextChunk);
  }

  /// Reads all entries of the part, in file order.
  void scan(Visitor visitor) {
    SeriesEntry entry = new SeriesEntry();
    SeriesEntry next = new SeriesEntry();
    boolean more = read(entry, null, to);
    while (more) {
      more = read(next, entry, to);
      boolean follows = more || read(next, entry, sectionEnd);
      visitor.visit(entry, follows && next.chunks > 0 ? next.chunkRefs[0] : -1);
      SeriesEntry swap = entry;
      entry = next;
      next = swap;
    }
  }

  private boolean read(SeriesEntry entry, @Nullable SeriesEntry before, long end) {
    while (true) {
      long offset = aligned(window.offset());
      if (offset >= end) {
        return false;
      }
      window.seek(offset);
      try {
        if (parse(entry, before, offset)) {
          lost = false;
          return true;
        }
      } catch (CorruptFile e) {
        if (!lost && offset < to) { // the part that it belongs to notes it
          damage.note(e);
        }
        lost = starts.count() == 0;
        window.seek(starts.after(offset, offset + align, sectionEnd));
      }
    }
  }

  private long aligned(long offset) {
    return align == 16 ? (offset + 15) & -16 : offset;
  }

  /// Parses the entry at the window's place; false if there is only padding.
  private boolean parse(SeriesEntry entry, @Nullable SeriesEntry before, long offset)
      throws CorruptFile {
    window.need(10);
    long length = window.uvarint();
    if (length == 0 && sectionEnd - offset < PADDING) {
      window.seek(sectionEnd);
      return false;
    }
    if (length <= 0 || length > MAX_ENTRY || length + 4 > window.remaining()) {
      throw corrupt(
          offset, "length of a series", "1 to " + Math.max(1, window.remaining() - 4), length);
    }
    int content = (int) length;
    window.need(content + 4 + EntryDecoder.SLACK);
    byte[] bytes = window.array();
    int start = window.position();
    checkCrc(offset, bytes, start, content);
    entry.offset = offset;
    int end = start + content;
    decoder.decodeChunks(entry, bytes, decoder.decode(entry, before, bytes, start, end), end);
    window.position(end + 4);
    entry.size = (int) (aligned(window.offset()) - offset);
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
          BlockIndex.hex((int) crc.getValue()),
          BlockIndex.hex(stored),
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
