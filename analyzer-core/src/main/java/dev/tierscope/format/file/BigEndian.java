package dev.tierscope.format.file;

import java.lang.foreign.MemorySegment;

/// Single big-endian numbers in a segment, such as lengths and checksums. They are copied out
/// instead of read through a `ValueLayout`: the first use of one costs a start about 12 ms, which
/// the start-up cache of the JVM does not take away. For numbers by the million use a window or a
/// layout.
public final class BigEndian {
  private BigEndian() {}

  /// The unsigned byte at an offset.
  public static int uint8(MemorySegment bytes, long at) {
    return (int) read(bytes, at, 1);
  }

  /// The unsigned number in two bytes.
  public static int uint16(MemorySegment bytes, long at) {
    return (int) read(bytes, at, 2);
  }

  /// The number in four bytes.
  public static int int32(MemorySegment bytes, long at) {
    return (int) read(bytes, at, 4);
  }

  /// The unsigned number in four bytes.
  public static long uint32(MemorySegment bytes, long at) {
    return read(bytes, at, 4);
  }

  /// The number in eight bytes.
  public static long int64(MemorySegment bytes, long at) {
    return read(bytes, at, 8);
  }

  private static long read(MemorySegment bytes, long at, int length) {
    byte[] copy = new byte[length];
    MemorySegment.copy(bytes, at, MemorySegment.ofArray(copy), 0, length);
    long value = 0;
    for (byte b : copy) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }
}
