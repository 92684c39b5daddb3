package dev.tierscope.format.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the end of a zip says of its directory, before a library reads all of that into memory.
///
/// ```
/// 0x06054b50 | 6 bytes | u16 entries of this disk | u16 entries | u32 size of the directory | u32 its offset |
///              u16 length of the comment | comment                               (all little-endian)
/// 0x07064b50 | 4 bytes | u64 offset of the zip64 end                in front of it, if a number does not fit
/// 0x06064b50 | 28 bytes | u64 entries | u64 size of the directory   the zip64 end
/// ```
///
/// Source: PKWARE APPNOTE 4.3.14 to 4.3.16.
final class ZipEnd {
  private static final int END = 0x06054b50;
  private static final int LOCATOR = 0x07064b50;
  private static final int END_64 = 0x06064b50;
  private static final int END_SIZE = 22;
  private static final int LOCATOR_SIZE = 20;
  private static final int LONGEST_COMMENT = 0xffff;

  /// The least bytes that an entry takes in the directory.
  private static final int LEAST_ENTRY = 46;

  private ZipEnd() {}

  /// How many entries there may be at the most: what the end says, or what has room in the
  /// directory, if that is more than twice as many.
  ///
  /// @return 0 if there is no such end
  static long entries(Path zip) throws IOException {
    try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
      long size = channel.size();
      int length = (int) Math.min(size, END_SIZE + LONGEST_COMMENT + LOCATOR_SIZE);
      ByteBuffer tail = read(channel, size - length, length);
      for (int at = length - END_SIZE; at >= 0; at--) {
        if (tail.getInt(at) == END) {
          return entries(channel, tail, at);
        }
      }
      return 0;
    }
  }

  private static long entries(FileChannel channel, ByteBuffer tail, int end) throws IOException {
    long entries = tail.getShort(end + 10) & 0xffff;
    long bytes = tail.getInt(end + 12) & 0xffffffffL;
    int locator = end - LOCATOR_SIZE;
    if (locator >= 0 && tail.getInt(locator) == LOCATOR) {
      long place = tail.getLong(locator + 8);
      if (place >= 0 && place <= channel.size() - 48) {
        ByteBuffer large = read(channel, place, 48);
        if (large.getInt(0) == END_64) {
          entries = large.getLong(32);
          bytes = large.getLong(40);
        }
      }
    }
    long room = bytes / LEAST_ENTRY;
    return entries < 0 || room < 0 ? Long.MAX_VALUE : Math.max(entries, room / 2);
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
    return buffer;
  }
}
