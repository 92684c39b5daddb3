package dev.tierscope.format.tsdb.chunk;

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

  /// Bytes that one sample takes; 0 if there are no samples.
  public static double bytesPerSample(long bytes, long samples) {
    return samples == 0 ? 0 : (double) bytes / samples;
  }
}
