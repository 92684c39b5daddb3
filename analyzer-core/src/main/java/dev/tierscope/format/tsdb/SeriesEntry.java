package dev.tierscope.format.tsdb;

/// One entry of the series section, reused for the next one.
final class SeriesEntry {
  /// Where it lies in the file.
  long offset;

  /// Bytes in the file, with length, checksum and padding.
  int size;

  /// Symbol ids: name, value, name, value …
  int[] labels = new int[32];

  /// How many numbers of `labels` count.
  int length;

  /// Number of chunks.
  int chunks;

  /// Start of the first chunk and end of the last, milliseconds since 1970 UTC; 0 without chunks.
  long firstTime;

  long lastTime;

  /// Times of the first and last sample of each chunk.
  long[] chunkMins = new long[16];

  long[] chunkMaxs = new long[16];

  /// Places of the chunks: segment number << 32 | offset.
  long[] chunkRefs = new long[16];

  /// Makes room for a number of chunks.
  void room(int wanted) {
    if (wanted > chunkRefs.length) {
      chunkRefs = new long[2 * wanted];
      chunkMins = new long[2 * wanted];
      chunkMaxs = new long[2 * wanted];
    }
  }
}
