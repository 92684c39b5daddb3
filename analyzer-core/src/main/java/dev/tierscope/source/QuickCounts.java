package dev.tierscope.source;

import dev.tierscope.analysis.MetricFacts;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.table.GroupRuns;
import dev.tierscope.table.PairCounts;
import java.util.List;
import java.util.OptionalLong;

/// The counts of a source without its table.
///
/// @param pairs series and uncovered time of each label pair
/// @param metrics in byte order of names
/// @param chunks number of chunks
/// @param samples number of samples as the writer noted it, if it did
/// @param largest the label sets of the metrics of the largest groups
public record QuickCounts(
    SourceSummary summary,
    PairCounts pairs,
    List<MetricFacts> metrics,
    long chunks,
    OptionalLong samples,
    List<GroupRuns> largest) {
  public QuickCounts {
    metrics = List.copyOf(metrics);
    largest = List.copyOf(largest);
  }
}
