package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.CorruptFile;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;

/// Unpacks one zstd frame, as logs hold one for each record since Prometheus 2.46.
final class ZstdFrame {
  /// A block of 128 KiB takes four bytes or more.
  private static final long LARGEST_RATIO = 1L << 16;

  private final ZstdJavaDecompressor decompressor = new ZstdJavaDecompressor();
  private byte[] out = new byte[1 << 16];

  byte[] bytes() {
    return out;
  }

  /// Unpacks the rest of a record.
  ///
  /// @return the unpacked length
  int unpack(RecordCursor in) throws CorruptFile {
    int from = in.position();
    int length = in.remaining();
    in.skip(length, "zstd frame");
    try {
      long claimed = decompressor.getDecompressedSize(in.bytes(), from, length);
      long most = Math.min(LogReader.LARGEST_RECORD, length * LARGEST_RATIO);
      if (claimed > most) {
        throw in.corrupt("zstd length", "at most " + most, Long.toString(claimed));
      }
      // a frame need not say its size; Prometheus' encoder does for all but tiny ones
      int size = (int) (claimed >= 0 ? claimed : Math.min(most, 1L << 24));
      if (out.length < size) {
        out = new byte[size];
      }
      return decompressor.decompress(in.bytes(), from, length, out, 0, out.length);
    } catch (MalformedInputException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException e) {
      throw in.corrupt("zstd frame", "a sound frame", "damaged (" + e.getMessage() + ")");
    }
  }
}
