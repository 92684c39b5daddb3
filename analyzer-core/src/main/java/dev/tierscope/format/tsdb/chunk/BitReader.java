package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Reads bits from the most significant end of each byte, and the numbers that chunks are made of.
/// Every read fails with [CorruptFile] when the bits do not suffice.
///
/// Grammar: Prometheus `tsdb/chunkenc/bstream.go`, `varbit.go`, `xor.go`.
final class BitReader {
  private static final ValueLayout.OfLong BE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int[] VARBIT_SIZES = {0, 3, 6, 9, 12, 18, 25, 56, 64};

  private final Chunk chunk;
  private final MemorySegment bytes;
  private final long size;
  private long at;

  /// @param from first byte to read
  BitReader(Chunk chunk, long from) {
    this.chunk = chunk;
    this.bytes = chunk.data();
    this.size = 8 * bytes.byteSize();
    this.at = 8 * from;
  }

  long remainingBits() {
    return size - at;
  }

  CorruptFile corrupt(String part, String expected, String found) {
    return chunk.corrupt(at >>> 3, part, expected, found);
  }

  boolean bit() throws CorruptFile {
    need(1);
    int b = bytes.get(ValueLayout.JAVA_BYTE, at >>> 3);
    boolean set = (b >>> (7 - (at & 7)) & 1) != 0;
    at++;
    return set;
  }

  /// An unsigned number of `count` bits, 0..64.
  long bits(int count) throws CorruptFile {
    if (count == 0) {
      return 0;
    }
    need(count);
    long index = at >>> 3;
    int offset = (int) (at & 7);
    at += count;
    if (index + 9 <= bytes.byteSize()) {
      long high = bytes.get(BE64, index) << offset;
      if (offset + count > 64) {
        high |= (bytes.get(ValueLayout.JAVA_BYTE, index + 8) & 0xffL) >>> (8 - offset);
      }
      return high >>> (64 - count);
    }
    return slowly(index, offset, count);
  }

  private long slowly(long index, int offset, int count) {
    long value = bytes.get(ValueLayout.JAVA_BYTE, index) & (0xff >>> offset);
    int have = 8 - offset;
    if (have >= count) {
      return value >>> (have - count);
    }
    while (count - have >= 8) {
      value = (value << 8) | (bytes.get(ValueLayout.JAVA_BYTE, ++index) & 0xffL);
      have += 8;
    }
    int rest = count - have;
    return rest == 0
        ? value
        : (value << rest) | (bytes.get(ValueLayout.JAVA_BYTE, index + 1) & 0xff) >>> (8 - rest);
  }

  private void need(int count) throws CorruptFile {
    if (count > size - at) {
      throw chunk.corrupt(
          at >>> 3, "chunk data", Noun.counted(count, "more bit"), size - at + " before the end");
    }
  }

  long uvarint() throws CorruptFile {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      long b = bits(8);
      value |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw corrupt("varint in chunk data", "at most ten bytes", "more");
  }

  long varint() throws CorruptFile {
    long zigzag = uvarint();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /// A signed number of `count` bits whose range is lopsided: the pattern 100…0 is positive.
  long ranged(int count) throws CorruptFile {
    long value = bits(count);
    return count < 64 && value > 1L << (count - 1) ? value - (1L << count) : value;
  }

  /// A signed number of `count` bits in two's complement.
  long signed(int count) throws CorruptFile {
    return bits(count) << (64 - count) >> (64 - count);
  }

  long varbitInt() throws CorruptFile {
    int size = varbitSize();
    return size == 0 ? 0 : ranged(size);
  }

  long varbitUint() throws CorruptFile {
    return bits(varbitSize());
  }

  private int varbitSize() throws CorruptFile {
    int ones = 0;
    while (ones < 8 && bit()) {
      ones++;
    }
    return VARBIT_SIZES[ones];
  }
}
