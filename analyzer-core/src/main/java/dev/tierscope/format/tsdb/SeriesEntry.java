package dev.tierscope.format.tsdb;

import java.util.Arrays;

/// One entry of the series section, reused for a later one.
final class SeriesEntry {
  /// Said by [#changes] when all labels must be taken as new.
  static final int ALL = -1;

  /// Where it lies in the file.
  long offset;

  /// Bytes in the file, with length, checksum and padding.
  int size;

  /// Symbol ids: name, value, name, value …
  int[] labels = new int[32];

  /// How many numbers of `labels` count.
  int length;

  /// Positions in `labels` of the values that differ from the entry before.
  int[] changed = new int[32];

  /// How many of `changed` count. [#ALL] if the label names are not those of the entry before, or
  /// if there is none.
  int changes = ALL;

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

  /// Makes room for a number of labels.
  void labelRoom(int wanted) {
    if (2 * wanted > labels.length) {
      labels = Arrays.copyOf(labels, 4 * wanted);
      changed = Arrays.copyOf(changed, 4 * wanted);
    }
  }

  /// Makes room for a number of chunks.
  void chunkRoom(int wanted) {
    if (wanted > chunkRefs.length) {
      chunkRefs = new long[2 * wanted];
      chunkMins = new long[2 * wanted];
      chunkMaxs = new long[2 * wanted];
    }
  }
}
