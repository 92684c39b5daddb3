package dev.tierscope.format.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes that are read, and stops a reader that takes too many at once: what archives
/// say of an entry (long names, attributes) is kept in memory, and each such header may be followed
/// by another one.
final class MeteredInput extends FilterInputStream {
  private long position;
  private long end = Long.MAX_VALUE;

  MeteredInput(InputStream in) {
    super(in);
  }

  /// How many bytes were read.
  long position() {
    return position;
  }

  /// From here on at most so many bytes may be read.
  void allow(long bytes) {
    end = position + bytes;
  }

  void allowAll() {
    end = Long.MAX_VALUE;
  }

  private void check() throws IOException {
    if (position >= end) {
      throw new IOException("the headers of an entry are longer than those of any file");
    }
  }

  @Override
  public int read() throws IOException {
    check();
    int b = in.read();
    position += b < 0 ? 0 : 1;
    return b;
  }

  /// Fills the array to the end of the stream: Commons Compress 1.28 takes a sparse file for cut
  /// off after a shorter read.
  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    check();
    int got = in.readNBytes(into, from, length);
    position += got;
    return got == 0 && length > 0 ? -1 : got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    position += skipped;
    return skipped;
  }
}
