package dev.tierscope.format.tsdb;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A forward reader over a range of a mapped file through a small array: plain array reads are fast
/// from the first call on, long before the compiler has looked at a mapped segment.
///
/// Ask [#need] for the bytes that the next reads may take together; beyond the end of the range
/// they read zeros, so compare [#offset] with the end afterwards.
final class ByteWindow {
  private static final int SIZE = 1 << 16;

  private final MemorySegment bytes;
  private final long end;
  private byte[] window = new byte[SIZE + 16];
  private long base; // file offset of window[0]
  private int filled;
  private int at;

  ByteWindow(MemorySegment bytes, long from, long end) {
    this.bytes = bytes;
    this.end = end;
    this.base = from;
  }

  /// File offset of the next byte.
  long offset() {
    return base + at;
  }

  /// Bytes to the end of the range; negative when something was read beyond.
  long remaining() {
    return end - offset();
  }

  /// Makes sure that `count` bytes can be read; those behind the end of the range are zero.
  void need(int count) {
    if (filled - at < count) {
      fill(count);
    }
  }

  private void fill(int count) {
    if (count > window.length) {
      byte[] larger = new byte[count + 16];
      System.arraycopy(window, at, larger, 0, Math.max(0, filled - at));
      window = larger;
    } else if (at < filled) {
      System.arraycopy(window, at, window, 0, filled - at);
    }
    int kept = Math.max(0, filled - at);
    base += at;
    at = 0;
    int load = (int) Math.max(0, Math.min(window.length - kept, end - base - kept));
    if (load > 0) {
      MemorySegment.copy(bytes, base + kept, MemorySegment.ofArray(window), kept, load);
    }
    filled = kept + load;
    if (filled < count) {
      Arrays.fill(window, filled, count, (byte) 0);
      filled = count;
    }
  }

  /// Goes to a file offset and makes sure that `count` bytes can be read there.
  ///
  /// @return its position in [#array]
  int moveTo(long offset, int count) {
    long position = offset - base;
    if (position < 0 || position + count > filled) {
      seek(offset);
      need(count);
    } else {
      at = (int) position;
    }
    return at;
  }

  /// The array that holds the needed bytes; valid until the next [#need] or [#seek].
  byte[] array() {
    return window;
  }

  /// Position of the next byte in [#array].
  int position() {
    return at;
  }

  /// Moves within the needed bytes.
  void position(int position) {
    at = position;
  }

  /// Jumps forward, also beyond what was needed.
  void skip(long count) {
    if (count <= filled - at) {
      at += (int) count;
    } else {
      seek(offset() + count);
    }
  }

  /// Jumps to a file offset.
  void seek(long offset) {
    if (offset >= base && offset <= base + filled) {
      at = (int) (offset - base);
    } else {
      base = offset;
      at = 0;
      filled = 0;
    }
  }

  /// An unsigned number of at most ten needed bytes; -1 if it does not end. A number above 2^63 is
  /// negative too.
  long uvarint() {
    byte b = window[at++];
    if (b >= 0) {
      return b;
    }
    long value = b & 0x7f;
    for (int shift = 7; shift < 64; shift += 7) {
      b = window[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return -1;
  }
}
