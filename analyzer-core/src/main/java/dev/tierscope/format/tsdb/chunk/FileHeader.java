package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;

/// The first eight bytes of chunk files: a magic number and version 1.
final class FileHeader {

  private FileHeader() {}

  static void check(MemorySegment bytes, String file, long magic, String kind, String fix)
      throws CorruptFile {
    if (bytes.byteSize() < 8) {
      throw new CorruptFile(
          file, 0, kind, "at least 8 bytes", Noun.counted(bytes.byteSize(), "byte") + " long", fix);
    }
    long found = BigEndian.uint32(bytes, 0);
    if (found != magic) {
      throw new CorruptFile(file, 0, "magic of a " + kind, hex(magic), hex(found), fix);
    }
    int version = BigEndian.uint8(bytes, 4);
    if (version != 1) {
      throw new CorruptFile(file, 4, "version of a " + kind, "1", Integer.toString(version), fix);
    }
  }

  private static String hex(long number) {
    return String.format("0x%08x", number);
  }
}
