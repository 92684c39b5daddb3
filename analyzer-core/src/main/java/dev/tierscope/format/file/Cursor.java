package dev.tierscope.format.file;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32C;

/// Reads numbers from a range of bytes and never beyond it. Fixed numbers are big-endian; a uvarint
/// has seven bits a byte, low group first, and at most ten bytes; a varint is a zig-zag uvarint
/// (Go's `encoding/binary`).
///
/// Every read throws [CorruptFile] with the file and offset when the range ends too early.
public final class Cursor {
  private static final String COPY_AGAIN =
      "Copy the file again from a healthy source; what is sound around it is still read.";

  private final MemorySegment bytes;
  private final String file;
  private final long end;
  private long at;

  /// @param file the file as the user knows it, for messages; offsets in messages are offsets in
  ///   `bytes`
  /// @param from first byte to read
  /// @param end the byte after the last that may be read; at most the size of `bytes`
  public Cursor(MemorySegment bytes, String file, long from, long end) {
    if (from < 0 || end < from || end > bytes.byteSize()) {
      throw new IllegalArgumentException(from + ".." + end + " of " + bytes.byteSize());
    }
    this.bytes = bytes;
    this.file = file;
    this.at = from;
    this.end = end;
  }

  /// The offset of the next byte.
  public long position() {
    return at;
  }

  /// Bytes that are left.
  public long remaining() {
    return end - at;
  }

  /// The bytes under the cursor, all of them.
  public MemorySegment bytes() {
    return bytes;
  }

  public void skip(long count, String part) throws CorruptFile {
    at = take(count, part) + count;
  }

  public int u8(String part) throws CorruptFile {
    long from = take(1, part);
    at = from + 1;
    return BigEndian.uint8(bytes, from);
  }

  public int be16(String part) throws CorruptFile {
    long from = take(2, part);
    at = from + 2;
    return BigEndian.uint16(bytes, from);
  }

  public long be32(String part) throws CorruptFile {
    long from = take(4, part);
    at = from + 4;
    return BigEndian.uint32(bytes, from);
  }

  public long be64(String part) throws CorruptFile {
    long from = take(8, part);
    at = from + 8;
    return BigEndian.int64(bytes, from);
  }

  /// An unsigned number; values above 2^63 come out negative.
  public long uvarint(String part) throws CorruptFile {
    long value = 0;
    long from = at;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw new CorruptFile(
            file, from, part, "a varint that ends before byte " + end, "cut off", COPY_AGAIN);
      }
      byte b = bytes.get(ValueLayout.JAVA_BYTE, at++);
      if (shift == 63 && (b & 0xfe) != 0) {
        break;
      }
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new CorruptFile(
        file, from, part, "a varint of at most 64 bits", "a longer one", COPY_AGAIN);
  }

  public long varint(String part) throws CorruptFile {
    long zigzag = uvarint(part);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /// A length as a uvarint, compared with what is left.
  public int length(String part) throws CorruptFile {
    long from = at;
    long length = uvarint(part);
    if (length < 0 || length > end - at || length > Integer.MAX_VALUE) {
      throw new CorruptFile(
          file,
          from,
          part,
          "at most " + Noun.counted(end - at, "byte"),
          Long.toUnsignedString(length),
          COPY_AGAIN);
    }
    return (int) length;
  }

  /// The next bytes as a slice.
  public MemorySegment slice(long count, String part) throws CorruptFile {
    long from = take(count, part);
    at = from + count;
    return bytes.asSlice(from, count);
  }

  /// Fails with this cursor's file and a place.
  public CorruptFile corrupt(long offset, String part, String expected, String found) {
    return new CorruptFile(file, offset, part, expected, found, COPY_AGAIN);
  }

  private long take(long count, String part) throws CorruptFile {
    if (count < 0 || count > end - at) {
      throw new CorruptFile(
          file,
          at,
          part,
          Long.toUnsignedString(count) + " bytes",
          (end - at) + " before the end",
          COPY_AGAIN);
    }
    return at;
  }

  /// The CRC-32C (Castagnoli) of a range of bytes, as Prometheus stores it.
  public static int crc32c(MemorySegment bytes, long from, long length) {
    CRC32C crc = new CRC32C();
    long at = from;
    long end = from + length;
    while (at < end) {
      long part = Math.min(end - at, 1 << 30);
      crc.update(bytes.asSlice(at, part).asByteBuffer());
      at += part;
    }
    return (int) crc.getValue();
  }
}
