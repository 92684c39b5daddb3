package dev.tierscope.analysis;

import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// The series that remain when a set of labels is removed from every series, exact: label sets that
/// become equal are one. Metric names stay, so series of different metrics stay different.
///
/// @param labels what is removed
/// @param metrics every metric, the one that loses most series first, ties by name
public record RetainedSeries(List<String> labels, List<Metric> metrics) {
  /// What remains of one metric.
  ///
  /// @param name metric name, empty for series without one
  /// @param series number of its series
  /// @param retained number of those that remain
  public record Metric(String name, long series, long retained) {
    /// How many series go.
    public long lost() {
      return series - retained;
    }
  }

  public RetainedSeries {
    labels = List.copyOf(labels);
    metrics = List.copyOf(metrics);
  }

  /// Counts what remains. Cost: see [dev.tierscope.table.DistinctRows], for the metrics that have
  /// one of the labels; all cores.
  ///
  /// @param labels label names, without `__name__`
  public static RetainedSeries without(List<String> labels, SeriesTable table, Progress progress) {
    if (labels.contains("__name__")) {
      throw new IllegalArgumentException("series of different metrics cannot become one");
    }
    Set<String> removed = Set.copyOf(labels);
    AtomicLong done = new AtomicLong();
    List<Metric> metrics =
        table.groups().parallelStream()
            .map(group -> {
              Metric metric = new Metric(group.name(), group.rows(), retained(group, removed));
              progress.report(
                  "Counting label sets without some labels",
                  done.addAndGet(group.rows()),
                  table.series());
              return metric;
            })
            .sorted(Comparator.comparingLong(Metric::lost).reversed().thenComparing(Metric::name))
            .toList();
    return new RetainedSeries(labels, metrics);
  }

  private static long retained(SeriesGroup group, Set<String> removed) {
    boolean affected =
        group.columns().stream()
            .anyMatch(column -> !column.isConstant() && removed.contains(column.name()));
    return affected ? Cardinality.retainedWithout(group, removed) : group.rows();
  }

  /// Number of series before.
  public long series() {
    return metrics.stream().mapToLong(Metric::series).sum();
  }

  /// Number of series that remain.
  public long retained() {
    return metrics.stream().mapToLong(Metric::retained).sum();
  }
}
