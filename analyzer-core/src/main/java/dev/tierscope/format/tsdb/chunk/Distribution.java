package dev.tierscope.format.tsdb.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How often each value occurred, exact. Distributions of parts merge into that of the whole.
///
/// @param values distinct values, ascending, not negative
/// @param counts how often each occurred, at least once
public record Distribution(long[] values, long[] counts) {
  /// Nothing occurred.
  public static final Distribution EMPTY = new Distribution(new long[0], new long[0]);

  /// Values `from`..`to` occurred `count` times.
  public record Range(long from, long to, long count) {}

  public Distribution {
    if (values.length != counts.length) {
      throw new IllegalArgumentException(values.length + " values, " + counts.length + " counts");
    }
  }

  /// Number of values, repeated ones as often as they occurred.
  public long count() {
    return Arrays.stream(counts).sum();
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  /// Sum of all values; wraps beyond 2^63.
  public long sum() {
    long sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * counts[i];
    }
    return sum;
  }

  /// The smallest value; 0 if there is none.
  public long min() {
    return isEmpty() ? 0 : values[0];
  }

  /// The largest value; 0 if there is none.
  public long max() {
    return isEmpty() ? 0 : values[values.length - 1];
  }

  /// Mean, rounded down as promtool prints it; 0 if there is none.
  public long mean() {
    return isEmpty() ? 0 : sum() / count();
  }

  /// The distribution of what either saw. Associative and commutative.
  public Distribution merge(Distribution other) {
    DistributionBuilder all = new DistributionBuilder();
    all.add(this);
    all.add(other);
    return all.build();
  }

  /// Ranges of equal width as `promtool tsdb analyze --extended` prints them since 2.48
  /// (`cmd/promtool/tsdb.go`, `generateBucket`): width ten, times ten while there would be more
  /// than ten of them; ranges without a value are there with count 0, but not the empty one that
  /// promtool adds behind the last. No values, no ranges.
  public List<Range> ranges() {
    if (isEmpty()) {
      return List.of();
    }
    long step = 10;
    while (step < (max() - min()) / 10 && step <= 10000) {
      step *= 10;
    }
    long start = min() - min() % step;
    List<Range> ranges = new ArrayList<>();
    int at = 0;
    long last = (max() - start) / step;
    for (long k = 0; k <= last && at < values.length; k++) {
      long count = 0;
      while (at < values.length && (values[at] - start) / step == k) {
        count += counts[at++];
      }
      ranges.add(new Range(start + k * step + 1, start + (k + 1) * step, count));
    }
    return List.copyOf(ranges);
  }
}
