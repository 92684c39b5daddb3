package dev.tierscope.format.tsdb.chunk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Counts values for a [Distribution]. Small values cost an array access.
final class DistributionBuilder {
  private long[] small = new long[256];
  private static final int SMALL = 1 << 16;
  private final Map<Long, Long> large = new HashMap<>();

  void add(long value) {
    add(value, 1);
  }

  private void add(long value, long times) {
    if (value >= 0 && value < SMALL) {
      if (value >= small.length) {
        small = Arrays.copyOf(small, Integer.highestOneBit((int) value) * 2);
      }
      small[(int) value] += times;
    } else {
      large.merge(value, times, Long::sum);
    }
  }

  void add(Distribution other) {
    for (int i = 0; i < other.values().length; i++) {
      add(other.values()[i], other.counts()[i]);
    }
  }

  Distribution build() {
    int size = large.size();
    for (long count : small) {
      size += count > 0 ? 1 : 0;
    }
    long[] values = new long[size];
    long[] counts = new long[size];
    int at = 0;
    for (int value = 0; value < small.length; value++) {
      if (small[value] > 0) {
        values[at] = value;
        counts[at++] = small[value];
      }
    }
    for (long value : large.keySet().stream().mapToLong(v -> v).sorted().toArray()) {
      values[at] = value;
      counts[at++] = large.getOrDefault(value, 0L);
    }
    return new Distribution(values, counts);
  }
}
