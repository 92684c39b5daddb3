package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Set;

/// The `tombstones` file of a block: ranges of time that queries must not see. Counts of series do
/// not heed it, as promtool's do not.
///
/// ```
/// be32 0x0130ba30 | u8 1 | (uvarint series ref | varint mint | varint maxt)* | be32 CRC-32C of the
/// entries
/// ```
///
/// Source: Prometheus `tsdb/tombstones/tombstones.go`.
///
/// @param intervals number of deleted ranges, both ends inclusive
/// @param series number of series that have one
/// @param first start of the earliest range; [Long#MAX_VALUE] without any
/// @param last end of the latest range; [Long#MIN_VALUE] without any
public record Tombstones(long intervals, long series, long first, long last) {
  /// Nothing is deleted.
  public static final Tombstones NONE = new Tombstones(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

  private static final long MAGIC = 0x0130ba30L;
  private static final int HEADER = 5;
  private static final String FIX =
      "Copy the block again from a healthy source; its series are counted without the tombstones.";

  /// Reads the tombstones of a block; a missing file means none.
  ///
  /// @param block path of the block in the folder with a `/` at its end, or ""
  /// @throws CorruptFile if the file is damaged
  public static Tombstones read(Folder folder, String block) throws AnalyzerException {
    String path = block + "tombstones";
    if (!folder.files(path).contains(path)) {
      return NONE;
    }
    return read(folder.map(path), folder.where(path));
  }

  static Tombstones read(MemorySegment bytes, String file) throws CorruptFile {
    if (bytes.byteSize() < HEADER + 4) {
      throw new CorruptFile(
          file, 0, "tombstones file", "at least 9 bytes", bytes.byteSize() + " bytes long", FIX);
    }
    long end = bytes.byteSize() - 4;
    Cursor in = new Cursor(bytes, file, 0, end);
    long magic = in.be32("magic");
    if (magic != MAGIC) {
      throw new CorruptFile(
          file, 0, "magic of tombstones", "0x0130ba30", String.format("0x%08x", magic), FIX);
    }
    int version = in.u8("version");
    if (version != 1) {
      throw new CorruptFile(file, 4, "version of tombstones", "1", Integer.toString(version), FIX);
    }
    int stored = (int) new Cursor(bytes, file, end, end + 4).be32("checksum");
    int actual = Cursor.crc32c(bytes, HEADER, end - HEADER);
    if (stored != actual) {
      throw new CorruptFile(
          file,
          end,
          "checksum of tombstones",
          Integer.toHexString(stored),
          Integer.toHexString(actual),
          FIX);
    }
    return entries(in);
  }

  private static Tombstones entries(Cursor in) throws CorruptFile {
    Set<Long> series = new HashSet<>();
    long intervals = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    while (in.remaining() > 0) {
      series.add(in.uvarint("series ref"));
      first = Math.min(first, in.varint("first time"));
      last = Math.max(last, in.varint("last time"));
      intervals++;
    }
    return new Tombstones(intervals, series.size(), first, last);
  }
}
