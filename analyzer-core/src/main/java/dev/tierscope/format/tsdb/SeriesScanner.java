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

  /// A varint that does not end within the content may be read this far beyond it before that is
  /// noticed.
  private static final int SLACK = 16;

  private final BlockIndex index;
  private final SeriesStarts starts;
  private final long to;
  private final long sectionEnd;
  private final ByteWindow window;
  private final CRC32C crc = new CRC32C();
  private final Damage damage;
  private final boolean direct;
  private final int align;
  private boolean lost; // behind a damaged entry, and nothing tells where the next one starts

  /// @param from offset of the first entry
  /// @param to entries that start here or behind it are not read, except with [#readBeyond]
  /// @param damage what was skipped is noted here
  SeriesScanner(BlockIndex index, SeriesStarts starts, long from, long to, Damage damage) {
    this.index = index;
    this.starts = starts;
    this.to = to;
    this.sectionEnd = index.seriesEnd();
    this.window = new ByteWindow(index.bytes(), from, sectionEnd);
    this.damage = damage;
    this.direct = index.refsAreIds();
    this.align = index.alignment();
  }

  /// Reads the next entry.
  ///
  /// @return whether there was one
  boolean next(SeriesEntry into) {
    return read(into, to);
  }

  /// Reads the next entry even if it starts behind the part: what follows the last chunk of the
  /// part is in it.
  boolean readBeyond(SeriesEntry into) {
    return read(into, sectionEnd);
  }

  private boolean read(SeriesEntry entry, long end) {
    while (true) {
      long offset = aligned(window.offset());
      if (offset >= end) {
        return false;
      }
      window.seek(offset);
      try {
        if (parse(entry, offset)) {
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
  private boolean parse(SeriesEntry entry, long offset) throws CorruptFile {
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
    window.need(content + 4 + SLACK);
    byte[] bytes = window.array();
    int start = window.position();
    checkCrc(offset, bytes, start, content);
    int at = labels(entry, bytes, start, start + content, offset);
    chunks(entry, bytes, at, start + content, offset);
    window.position(start + content + 4);
    entry.offset = offset;
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

  private int labels(SeriesEntry entry, byte[] bytes, int start, int end, long offset)
      throws CorruptFile {
    int at = start;
    long count = uvarint(bytes, at);
    at += size(bytes, at);
    if (count < 0 || count > (end - at) / 2) {
      throw corrupt(offset, "number of labels", "at most " + (end - at) / 2, count);
    }
    int length = 2 * (int) count;
    if (length > entry.labels.length) {
      entry.labels = new int[2 * length];
    }
    int[] labels = entry.labels;
    int symbols = index.symbols().size();
    for (int i = 0; i < length; i++) {
      int ref = bytes[at++];
      long value = ref;
      if (ref < 0) { // more than one byte
        value &= 0x7f;
        int shift = 7;
        do {
          ref = bytes[at++];
          value |= (ref & 0x7fL) << shift;
          shift += 7;
        } while (ref < 0 && shift < 64);
        ref = value > Integer.MAX_VALUE || value < 0 ? -1 : (int) value;
      }
      if (!direct) {
        ref = index.symbol(ref);
      }
      if (ref < 0 || ref >= symbols || at > end) {
        throw corrupt(
            offset, "symbol reference of a label", "one of " + symbols + " symbols", value);
      }
      labels[i] = ref;
    }
    entry.length = length;
    return at;
  }

  private void chunks(SeriesEntry entry, byte[] bytes, int from, int end, long offset)
      throws CorruptFile {
    int at = from;
    long count = at < end ? uvarint(bytes, at) : -1;
    at += size(bytes, at);
    if (count < 0 || count > (end - at) / 3) {
      throw corrupt(offset, "number of chunks", "at most " + (end - at) / 3, count);
    }
    int chunks = (int) count;
    entry.room(chunks);
    long[] refs = entry.chunkRefs;
    long time = 0;
    long ref = 0;
    entry.firstTime = 0;
    for (int c = 0; c < chunks; c++) {
      long mint = uvarint(bytes, at);
      at += size(bytes, at);
      long span = uvarint(bytes, at);
      at += size(bytes, at);
      long place = uvarint(bytes, at);
      at += size(bytes, at);
      if (c == 0) {
        mint = zigzag(mint);
        entry.firstTime = mint;
        ref = place;
      } else {
        mint += time;
        ref += zigzag(place);
      }
      time = mint + span;
      refs[c] = ref;
      entry.chunkMins[c] = mint;
      entry.chunkMaxs[c] = time;
    }
    if (at > end) {
      throw corrupt(offset, "chunks of a series", "to end at byte " + (end - from), at - from);
    }
    entry.chunks = chunks;
    entry.lastTime = time;
  }

  private static long zigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  private static long uvarint(byte[] bytes, int at) {
    byte b = bytes[at];
    if (b >= 0) {
      return b;
    }
    long value = b & 0x7f;
    for (int shift = 7; shift < 64 && ++at < bytes.length; shift += 7) {
      b = bytes[at];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
  }

  /// Bytes that the varint at a place takes, at most ten.
  private static int size(byte[] bytes, int at) {
    int size = 1;
    while (size < 10 && at < bytes.length && bytes[at++] < 0) {
      size++;
    }
    return size;
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
