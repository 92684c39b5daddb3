package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.util.Arrays;

/// Unpacks one block of snappy, as logs hold one for each record; the framing format of snappy
/// files is another thing.
///
/// ```
/// uvarint unpacked length | elements; the low two bits of an element's first byte t:
/// 00   literal: (t >> 2) + 1 bytes; from 60 on the length - 1 follows in 1 to 4 bytes
/// 01   copy: length 4 + (t >> 2 & 7), offset (t >> 5) << 8 | next byte
/// 10   copy: length (t >> 2) + 1, offset in 2 bytes
/// 11   copy: length (t >> 2) + 1, offset in 4 bytes           (little-endian)
/// ```
///
/// Own code, because every library either warns about `Unsafe` at start-up on JDK 25 or needs 150
/// ms to load native code; see google/snappy `format_description.txt`.
final class SnappyBlock {
  /// An element of three bytes gives at most 64.
  private static final int LARGEST_RATIO = 32;

  private byte[] out = new byte[1 << 16];

  /// The bytes of the last block; more may follow behind its length.
  byte[] bytes() {
    return out;
  }

  /// Unpacks the rest of a record.
  ///
  /// @return the unpacked length
  int unpack(RecordCursor in) throws CorruptFile {
    long claimed = in.uvarint("snappy length");
    long most = Math.min(LogReader.LARGEST_RECORD, (long) in.remaining() * LARGEST_RATIO);
    if (claimed < 0 || claimed > most) {
      throw in.corrupt("snappy length", "at most " + most, Long.toUnsignedString(claimed));
    }
    int length = (int) claimed;
    int at = 0;
    while (in.hasMore()) {
      int tag = in.u8("snappy element");
      at = (tag & 3) == 0 ? literal(in, tag, at, length) : copy(in, tag, at, length);
    }
    if (at != length) {
      throw in.corrupt("snappy data", Noun.counted(length, "byte"), Noun.counted(at, "byte"));
    }
    return length;
  }

  private int literal(RecordCursor in, int tag, int at, int end) throws CorruptFile {
    long length = (long) tag >>> 2;
    if (length >= 60) {
      length = little(in, (int) length - 59);
    }
    length++;
    if (length > end - at) {
      throw in.corrupt("snappy literal", "at most " + (end - at), Long.toString(length));
    }
    int from = in.position();
    in.skip(length, "snappy literal");
    room(at + (int) length, end);
    System.arraycopy(in.bytes(), from, out, at, (int) length);
    return at + (int) length;
  }

  private int copy(RecordCursor in, int tag, int at, int end) throws CorruptFile {
    int length;
    long offset;
    switch (tag & 3) {
      case 1 -> {
        length = 4 + ((tag >>> 2) & 7);
        offset = ((long) (tag >>> 5) << 8) | in.u8("snappy copy");
      }
      case 2 -> {
        length = (tag >>> 2) + 1;
        offset = little(in, 2);
      }
      default -> {
        length = (tag >>> 2) + 1;
        offset = little(in, 4);
      }
    }
    if (offset == 0 || offset > at || length > end - at) {
      throw in.corrupt(
          "snappy copy",
          "inside " + at + " of " + Noun.counted(end, "byte"),
          length + " from -" + offset);
    }
    room(at + length, end);
    int from = at - (int) offset;
    if (offset >= length) {
      System.arraycopy(out, from, out, at, length);
    } else if (offset == 1) {
      Arrays.fill(out, at, at + length, out[from]);
    } else {
      for (int i = 0; i < length; i++) {
        out[at + i] = out[from + i];
      }
    }
    return at + length;
  }

  /// Grows with what is really there, whatever length was claimed.
  private void room(int needed, int end) {
    if (needed > out.length) {
      out = Arrays.copyOf(out, Math.max(needed, Math.min(end, 2 * out.length)));
    }
  }

  private static long little(RecordCursor in, int bytes) throws CorruptFile {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.u8("snappy length or offset") << (8 * i);
    }
    return value;
  }
}
