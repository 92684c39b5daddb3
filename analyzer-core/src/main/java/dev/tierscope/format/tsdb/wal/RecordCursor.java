package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads numbers from one record, and never beyond it. One cursor serves all records of a log, so
/// that nothing is allocated for each.
public final class RecordCursor {
  private static final VarHandle BE64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final String FIX =
      "Copy the data directory again, best after stopping Prometheus; what was read before is"
          + " used.";

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private String file = "";
  private long offset;

  /// Starts over with another record.
  ///
  /// @param file and `offset` say where the record lies, for messages
  public void reset(byte[] bytes, int from, int end, String file, long offset) {
    if (from < 0 || end < from || end > bytes.length) {
      throw new IllegalArgumentException(from + ".." + end + " of " + bytes.length);
    }
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.file = file;
    this.offset = offset;
  }

  /// The array that the record lies in; [#position] counts in it.
  public byte[] bytes() {
    return bytes;
  }

  public int position() {
    return at;
  }

  public int remaining() {
    return end - at;
  }

  public boolean hasMore() {
    return at < end;
  }

  public void skip(long count, String part) throws CorruptFile {
    if (count < 0 || count > end - at) {
      throw corrupt(part, Long.toUnsignedString(count) + " bytes", Noun.counted(end - at, "byte"));
    }
    at += (int) count;
  }

  public int u8(String part) throws CorruptFile {
    skip(1, part);
    return bytes[at - 1] & 0xff;
  }

  public long be64(String part) throws CorruptFile {
    skip(8, part);
    return (long) BE64.get(bytes, at - 8);
  }

  public long uvarint(String part) throws CorruptFile {
    long value = 0;
    for (int shift = 0; shift < 70 && at < end; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw corrupt(part, "a varint of at most ten bytes", "cut off or longer");
  }

  public long varint(String part) throws CorruptFile {
    long zigzag = uvarint(part);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /// A number of things of at least `smallest` bytes each, compared with what is left.
  public int count(int smallest, String part) throws CorruptFile {
    long count = uvarint(part);
    if (count < 0 || count > remaining() / smallest) {
      throw corrupt(part, "at most " + remaining() / smallest, Long.toUnsignedString(count));
    }
    return (int) count;
  }

  /// Fails at the place of this record.
  public CorruptFile corrupt(String part, String expected, String found) {
    return new CorruptFile(file, offset, "record: " + part, expected, found, FIX);
  }
}
