package dev.tierscope.analysis;

import java.util.List;

/// Totals and top lists without the series behind them, as a server answers.
///
/// @param metrics most series first; nothing is known of their labels
/// @param labels most values first
/// @param pairs most series first
public record ListedCounts(
    Totals totals,
    List<MetricFacts> metrics,
    List<LabelCardinality> labels,
    List<PairCardinality> pairs,
    ListAccuracy accuracy) {
  public ListedCounts {
    metrics = List.copyOf(metrics);
    labels = List.copyOf(labels);
    pairs = List.copyOf(pairs);
  }
}
