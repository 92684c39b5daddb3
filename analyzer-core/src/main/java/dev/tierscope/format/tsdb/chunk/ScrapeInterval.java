package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import java.util.Arrays;
import java.util.OptionalLong;

/// How far apart the samples of a series are, measured instead of configured. All times are in
/// milliseconds.
public final class ScrapeInterval {
  private ScrapeInterval() {}

  /// The mean gap between samples, rounded; gaps in the data make it longer. Empty with fewer than
  /// two samples, or times that run backwards.
  ///
  /// @param first time of the first sample
  /// @param last time of the last sample
  public static OptionalLong mean(long first, long last, long samples) {
    if (samples < 2 || last < first || last - first < 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.round((double) (last - first) / (samples - 1)));
  }

  /// The median gap between the samples of a chunk: a pause or a late scrape does not move it.
  /// Empty with fewer than two samples. Cost: decodes the chunk.
  ///
  /// @throws CorruptFile if the chunk cannot be decoded
  public static OptionalLong typical(ChunkSamples samples) throws CorruptFile {
    long[] gaps = new long[Math.max(0, samples.count() - 1)];
    long before = 0;
    for (int i = 0; samples.next(); i++) {
      if (i > 0) {
        gaps[i - 1] = samples.time() - before;
      }
      before = samples.time();
    }
    if (gaps.length == 0) {
      return OptionalLong.empty();
    }
    Arrays.sort(gaps);
    return OptionalLong.of(gaps[gaps.length / 2]);
  }

  /// Bytes that one sample takes; 0 if there are no samples.
  public static double bytesPerSample(long bytes, long samples) {
    return samples == 0 ? 0 : (double) bytes / samples;
  }
}
