package dev.tierscope.format.tsdb.wal;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import dev.tierscope.model.TornFile;
import dev.tierscope.task.Progress;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalLong;

/// Reads the records of segment files of a log.
///
/// ```
/// segment:   pages of 32768 bytes; the last one may be short
/// page:      fragments; fewer than 7 bytes at the end are zero
/// fragment:  u8 header | be16 length | be32 CRC-32C of the bytes | bytes
/// header:    bits 0-2 type: 0 rest of the page is zero | 1 whole record | 2 first | 3 middle | 4 last
///            bit 3 snappy | bit 4 zstd: the record, all fragments together, is packed
/// ```
///
/// Source: Prometheus `tsdb/wlog/wlog.go`, `reader.go`. Files are read in pieces of a megabyte, not
/// mapped, because a running server may truncate them. Serves one thread.
public final class LogReader {
  /// Takes the records of a log one by one.
  @FunctionalInterface
  public interface Records {
    /// @param record stands on the first byte; valid until this returns
    void record(RecordCursor record) throws AnalyzerException;
  }

  /// No record of a real log comes near: segments have 128 MiB.
  static final int LARGEST_RECORD = 1 << 28;

  private static final int PAGE = 32768;
  private static final int PAGES = 32;
  private static final int FRAGMENT_HEADER = 7;
  private static final int SNAPPY = 8;
  private static final int ZSTD = 16;
  private static final String FIX =
      "Copy the data directory again, best after stopping Prometheus; what was read before is"
          + " used.";

  private final byte[] buffer = new byte[PAGE * PAGES];
  private final MemorySegment segment = MemorySegment.ofArray(buffer);
  private final RecordCursor cursor = new RecordCursor();
  private final RecordCursor packed = new RecordCursor();
  private final SnappyBlock snappy = new SnappyBlock();
  private final ZstdFrame zstd = new ZstdFrame();
  private byte[] record = new byte[PAGE];
  private int recordLength;
  private long recordOffset;
  private boolean inRecord;
  private long emptyPage;

  /// Reads a segment from its start. All whole records before damage are given.
  ///
  /// @return where the first page without any record starts: no server writes one, so records were
  ///   overwritten with zeros or never reached the disk; those of the other pages are given
  /// @throws TornFile if the segment ends within a record
  /// @throws CorruptFile if the segment is damaged, or `records` refuses one
  /// @throws AnalyzerException if the file cannot be read
  public OptionalLong read(Folder folder, String path, Records records, Progress progress)
      throws AnalyzerException {
    long size = folder.size(path);
    String file = folder.where(path);
    inRecord = false;
    emptyPage = -1;
    long at = 0;
    while (at < size) {
      progress.report("Reading " + path, at, size);
      int got = folder.read(path, at, buffer);
      if (got <= 0) {
        break;
      }
      for (int page = 0; page < got; page += PAGE) {
        page(page, Math.min(got, page + PAGE), at, file, records);
      }
      at += got;
    }
    progress.report("Reading " + path, size, size);
    if (inRecord) {
      throw torn(file, recordOffset, "a last fragment", "the file ends");
    }
    return emptyPage < 0 ? OptionalLong.empty() : OptionalLong.of(emptyPage);
  }

  private void page(int from, int end, long base, String file, Records records)
      throws AnalyzerException {
    int at = from;
    while (at < end) {
      int header = buffer[at];
      if ((header & 7) == 0) {
        padding(at, end, base, file);
        emptyPage = at == from && emptyPage < 0 ? base + at : emptyPage;
        return;
      }
      at = fragment(at, end, from + PAGE, base, file, records);
    }
  }

  private void padding(int from, int end, long base, String file) throws CorruptFile {
    for (int at = from + 1; at < end; at++) {
      if (buffer[at] != 0) {
        throw corrupt(
            file, base + at, "padding of a page", "0", Integer.toString(buffer[at] & 0xff));
      }
    }
  }

  /// @return where the next fragment starts
  private int fragment(int at, int end, int pageEnd, long base, String file, Records records)
      throws AnalyzerException {
    if (pageEnd - at < FRAGMENT_HEADER) {
      throw corrupt(
          file, base + at, "end of a page", "zeros", "the header 0x%02x".formatted(buffer[at]));
    }
    if (end - at < FRAGMENT_HEADER) {
      throw torn(file, base + at, "a header of 7 bytes", Noun.counted(end - at, "byte"));
    }
    int header = buffer[at];
    int length = be16(at + 1);
    int data = at + FRAGMENT_HEADER;
    if (length > pageEnd - data) {
      throw corrupt(
          file, base + at, "record size", "at most " + (pageEnd - data), Integer.toString(length));
    }
    if (length > end - data) {
      throw torn(file, base + at, Noun.counted(length, "byte"), Noun.counted(end - data, "byte"));
    }
    int stored = (be16(at + 3) << 16) | be16(at + 5);
    int actual = Cursor.crc32c(segment, data, length);
    if (stored != actual) {
      throw corrupt(
          file,
          base + at,
          "record checksum",
          "0x%08x".formatted(actual),
          "0x%08x".formatted(stored));
    }
    assemble(header & 7, data, length, base + at, file);
    if ((header & 7) == 1 || (header & 7) == 4) {
      inRecord = false;
      deliver(header, file, records);
    }
    return data + length;
  }

  private void assemble(int type, int data, int length, long offset, String file)
      throws CorruptFile {
    boolean starts = type == 1 || type == 2;
    if (type > 4 || starts == inRecord) {
      throw corrupt(
          file, offset, "type of a record fragment", inRecord ? "3 or 4" : "1 or 2", "" + type);
    }
    if (starts) {
      inRecord = true;
      recordLength = 0;
      recordOffset = offset;
    }
    if (record.length - recordLength < length) {
      if (recordLength + length > LARGEST_RECORD) {
        throw corrupt(
            file,
            recordOffset,
            "length of a record",
            "at most " + LARGEST_RECORD,
            "at least " + (recordLength + length));
      }
      int more = Math.min(LARGEST_RECORD, 2 * record.length);
      record = Arrays.copyOf(record, Math.max(more, recordLength + length));
    }
    System.arraycopy(buffer, data, record, recordLength, length);
    recordLength += length;
  }

  private void deliver(int header, String file, Records records) throws AnalyzerException {
    packed.reset(record, 0, recordLength, file, recordOffset);
    if ((header & SNAPPY) != 0) {
      int length = snappy.unpack(packed);
      cursor.reset(snappy.bytes(), 0, length, file, recordOffset);
      records.record(cursor);
    } else if ((header & ZSTD) != 0) {
      int length = zstd.unpack(packed);
      cursor.reset(zstd.bytes(), 0, length, file, recordOffset);
      records.record(cursor);
    } else {
      records.record(packed);
    }
  }

  private int be16(int at) {
    return ((buffer[at] & 0xff) << 8) | (buffer[at + 1] & 0xff);
  }

  private static TornFile torn(String file, long offset, String expected, String found) {
    return new TornFile(file, offset, "record", expected, "torn: " + found, FIX);
  }

  private static CorruptFile corrupt(
      String file, long offset, String part, String expected, String found) {
    return new CorruptFile(file, offset, part, expected, found, FIX);
  }
}
