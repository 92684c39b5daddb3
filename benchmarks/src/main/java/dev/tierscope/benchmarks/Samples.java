package dev.tierscope.benchmarks;

import java.util.Arrays;

/// Measured values of one thing, at least one. Medians are compared, because a busy machine only
/// ever makes a run slower.
record Samples(double... values) {
  Samples {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    values = Arrays.stream(values).sorted().toArray();
  }

  double min() {
    return values[0];
  }

  double max() {
    return values[values.length - 1];
  }

  double median() {
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  /// The smallest value that at least this share of the values does not exceed.
  ///
  /// @param share 0..1
  double percentile(double share) {
    return values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
  }
}
