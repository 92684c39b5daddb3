package dev.tierscope.analysis;

import dev.tierscope.model.Tier;
import java.util.List;

/// One metric with its place among all.
///
/// @param name metric name, empty for series without one
/// @param family the histogram or summary it is a member of, else its own name
/// @param share of all series, 0..1
/// @param tier the tier of its family, see [TierScale]
/// @param disk what it takes on disk
/// @param labels what removing each label would leave; empty if that was not counted
/// @param sampling how often it is sampled
public record MetricCardinality(
    String name,
    String family,
    long series,
    double share,
    Tier tier,
    Scope scope,
    DiskShare disk,
    List<LabelRetention> labels,
    Sampling sampling) {
  public MetricCardinality {
    labels = List.copyOf(labels);
  }

  /// Bytes on disk, 0 if unknown.
  public long bytes() {
    return disk.total();
  }
}
