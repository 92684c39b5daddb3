package dev.tierscope.analysis;

import dev.tierscope.model.Tier;
import java.util.List;

/// A metric group: one metric, or the members of a histogram or summary together.
///
/// @param name the name of the family
/// @param metrics names of the members
/// @param share of all series, 0..1
public record MetricGroup(
    String name,
    Families.Kind kind,
    List<String> metrics,
    long series,
    double share,
    Tier tier,
    Scope scope,
    long bytes) {
  public MetricGroup {
    metrics = List.copyOf(metrics);
  }
}
