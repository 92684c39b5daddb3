package dev.tierscope.format.tsdb.wal;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Writes segments as Prometheus frames them, for round trips.
public final class LogWriter {
  /// How a record is packed.
  public enum Packing {
    NONE,
    /// Literals only, which is valid snappy.
    SNAPPY,
    ZSTD
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public LogWriter record(byte[] record) {
    return record(record, Packing.NONE);
  }

  public LogWriter record(byte[] record, Packing packing) {
    byte[] packed =
        switch (packing) {
          case NONE -> record;
          case SNAPPY -> snappy(record);
          case ZSTD -> zstd(record);
        };
    int flags =
        switch (packing) {
          case NONE -> 0;
          case SNAPPY -> 8;
          case ZSTD -> 16;
        };
    int at = 0;
    do {
      int left = 32768 - out.size() % 32768;
      if (left < 7) {
        out.writeBytes(new byte[left]);
        left = 32768;
      }
      int length = Math.min(left - 7, packed.length - at);
      boolean first = at == 0;
      boolean last = at + length == packed.length;
      int type = first ? (last ? 1 : 2) : last ? 4 : 3;
      byte[] part = Arrays.copyOfRange(packed, at, at + length);
      CRC32C crc = new CRC32C();
      crc.update(part);
      out.write(flags | type);
      out.write(length >>> 8);
      out.write(length);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write((int) (crc.getValue() >>> shift));
      }
      out.writeBytes(part);
      at += length;
    } while (at < packed.length);
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  private static byte[] snappy(byte[] record) {
    Fields fields = new Fields().uvarint(record.length);
    for (int at = 0; at < record.length; at += 60) {
      int length = Math.min(60, record.length - at);
      fields.u8((length - 1) << 2).raw(Arrays.copyOfRange(record, at, at + length));
    }
    return fields.bytes();
  }

  private static byte[] zstd(byte[] record) {
    ZstdJavaCompressor zstd = new ZstdJavaCompressor();
    byte[] packed = new byte[zstd.maxCompressedLength(record.length)];
    int length = zstd.compress(record, 0, record.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }

  /// The fields of a record, one after the other.
  public static final class Fields {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Fields u8(int value) {
      out.write(value);
      return this;
    }

    public Fields be64(long value) {
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) (value >>> shift));
      }
      return this;
    }

    public Fields uvarint(long value) {
      while (value < 0 || value > 0x7f) {
        out.write((int) (value | 0x80) & 0xff);
        value >>>= 7;
      }
      out.write((int) value);
      return this;
    }

    public Fields varint(long value) {
      return uvarint((value << 1) ^ (value >> 63));
    }

    public Fields string(String string) {
      byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
      return uvarint(bytes.length).raw(bytes);
    }

    public Fields raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    /// A series record's entry.
    public Fields series(long ref, String... labels) {
      be64(ref).uvarint(labels.length / 2);
      for (String label : labels) {
        string(label);
      }
      return this;
    }

    public byte[] bytes() {
      return out.toByteArray();
    }
  }
}
