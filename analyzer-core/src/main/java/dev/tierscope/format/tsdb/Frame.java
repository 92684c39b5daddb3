package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.format.file.Cursor;
import dev.tierscope.model.CorruptFile;
import java.lang.foreign.MemorySegment;

/// A section that is framed as `be32 length | length bytes | be32 CRC-32C of those bytes`.
///
/// @param bytes the whole file
/// @param file its name for messages
/// @param start offset of the first byte of the content
/// @param end offset of the byte after the content, where the checksum lies
/// @param part the name of the section for messages
record Frame(MemorySegment bytes, String file, long start, long end, String part) {
  /// The frame whose length field lies at an offset.
  static Frame at(MemorySegment bytes, String file, long offset, String part) throws CorruptFile {
    Cursor cursor = new Cursor(bytes, file, Math.min(offset, bytes.byteSize()), bytes.byteSize());
    long length = cursor.be32("length of the " + part);
    if (length > cursor.remaining() - 4) {
      throw cursor.corrupt(
          offset,
          "length of the " + part,
          "at most " + (cursor.remaining() - 4),
          Long.toString(length));
    }
    return new Frame(bytes, file, offset + 4, offset + 4 + length, part);
  }

  /// Compares the checksum. Cost: one pass at memory speed.
  void check() throws CorruptFile {
    int stored = BigEndian.int32(bytes, end);
    int computed = Cursor.crc32c(bytes, start, end - start);
    if (stored != computed) {
      throw new CorruptFile(
          file,
          end,
          "checksum of the " + part,
          IndexSections.hex(computed),
          IndexSections.hex(stored),
          "Copy the block again; its bytes have changed.");
    }
  }

  /// A cursor over the content.
  Cursor cursor() {
    return new Cursor(bytes, file, start, end);
  }
}
