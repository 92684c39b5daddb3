package dev.tierscope.analysis;

import dev.tierscope.format.tsdb.chunk.ScrapeInterval;
import dev.tierscope.table.PackedLongs;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// How often a metric is sampled and what a sample costs, measured from the weights of a table.
///
/// @param intervalMillis median over the series of the mean time between two samples; pauses make
///   it longer, samples that two blocks hold make it shorter
/// @param bytesPerSample bytes of chunks divided by samples; the index is not in it
public record Sampling(OptionalLong intervalMillis, OptionalDouble bytesPerSample) {
  /// Nothing was measured.
  public static final Sampling UNKNOWN = new Sampling(OptionalLong.empty(), OptionalDouble.empty());

  /// The same without bytes, for samples that are not in chunk files.
  Sampling withoutBytes() {
    return new Sampling(intervalMillis, OptionalDouble.empty());
  }

  /// Each metric of a table by its name; empty if the table knows no samples.
  ///
  /// Cost: one pass over four weights, and the intervals of each metric sorted.
  public static Map<String, Sampling> of(SeriesTable table) {
    if (!table.weights().contains(Weight.SAMPLES)) {
      return new HashMap<>();
    }
    return new HashMap<>(
        table.groups().parallelStream()
            .collect(Collectors.toConcurrentMap(SeriesGroup::name, Sampling::of)));
  }

  private static Sampling of(SeriesGroup group) {
    return new Sampling(interval(group), bytesPerSample(group));
  }

  private static OptionalLong interval(SeriesGroup group) {
    Optional<PackedLongs> first = group.weight(Weight.FIRST_TIME);
    Optional<PackedLongs> last = group.weight(Weight.LAST_TIME);
    Optional<PackedLongs> samples = group.weight(Weight.SAMPLES);
    if (first.isEmpty() || last.isEmpty() || samples.isEmpty()) {
      return OptionalLong.empty();
    }
    long[] intervals = new long[group.rows()];
    int known = 0;
    for (int row = 0; row < group.rows(); row++) {
      OptionalLong mean =
          ScrapeInterval.mean(first.get().get(row), last.get().get(row), samples.get().get(row));
      if (mean.isPresent()) {
        intervals[known++] = mean.getAsLong();
      }
    }
    Arrays.sort(intervals, 0, known);
    return known == 0 ? OptionalLong.empty() : OptionalLong.of(intervals[known / 2]);
  }

  private static OptionalDouble bytesPerSample(SeriesGroup group) {
    long bytes = group.sum(Weight.CHUNK_BYTES);
    long samples = group.sum(Weight.SAMPLES);
    return bytes == 0 || samples == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ScrapeInterval.bytesPerSample(bytes, samples));
  }

  /// The interval that most series have: the median over metrics, each counted once for each of its
  /// series.
  public static OptionalLong typicalInterval(Collection<MetricCardinality> metrics) {
    List<MetricCardinality> known = new ArrayList<>();
    long series = 0;
    for (MetricCardinality metric : metrics) {
      if (metric.sampling().intervalMillis().isPresent()) {
        known.add(metric);
        series += metric.series();
      }
    }
    if (known.isEmpty()) { // as in every short report
      return OptionalLong.empty();
    }
    known.sort(Comparator.comparingLong(m -> m.sampling().intervalMillis().orElseThrow()));
    long before = 0;
    for (MetricCardinality metric : known) {
      before += metric.series();
      if (2 * before >= series) {
        return metric.sampling().intervalMillis();
      }
    }
    return OptionalLong.empty();
  }
}
