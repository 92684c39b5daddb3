package dev.tierscope.app.population;

import dev.tierscope.model.Tier;
import dev.tierscope.table.SeriesTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The metric groups of a series table with tier, scope and what every label costs.
///
/// @param table all series
/// @param groups by name
/// @param scopes in ascending order of their level
/// @param boundaries the two series counts at which the middle and the upper tier begin
public record Population(
    SeriesTable table,
    List<MetricGroup> groups,
    List<ScopeLevel> scopes,
    double[] boundaries,
    Births births) {

  /// How many metric groups and series a tier has.
  public record TierSum(long groups, long series) {}

  public long series() {
    return table.series();
  }

  /// Every tier, also those without a group.
  public Map<Tier, TierSum> tiers() {
    Map<Tier, TierSum> sums = new EnumMap<>(Tier.class);
    for (Tier tier : Tier.values()) {
      long number = groups.stream().filter(group -> group.tier() == tier).count();
      long series =
          groups.stream()
              .filter(group -> group.tier() == tier)
              .mapToLong(MetricGroup::series)
              .sum();
      sums.put(tier, new TierSum(number, series));
    }
    return sums;
  }

  /// Bytes of all groups, -1 if unknown.
  public long bytes() {
    return groups.stream().anyMatch(group -> group.bytes() < 0)
        ? -1
        : groups.stream().mapToLong(MetricGroup::bytes).sum();
  }
}
