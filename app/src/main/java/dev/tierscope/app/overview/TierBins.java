package dev.tierscope.app.overview;

import dev.tierscope.analysis.TierScale;
import dev.tierscope.app.chart.LevelHistogram;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Tier;
import java.util.ArrayList;
import java.util.List;

/// Metric groups by size, in bins that each lie within one tier: where tiers part, bins part too.
/// Within a tier all bins have the same width, about [#STEP].
final class TierBins {
  /// Width of a bin in powers of ten, about.
  private static final double STEP = 0.2;

  /// The axis reaches at least this far, which shows the highest documented level.
  private static final double LEAST_END = 6.2;

  private static final List<Tier> ZONES = List.of(Tier.LOW, Tier.MEDIUM, Tier.HIGH);

  private TierBins() {}

  /// Cost: a pass over the groups for each tier.
  static List<LevelHistogram.Bin> of(Population population) {
    TierScale scale = population.scale();
    long largest = population.groups().stream().mapToLong(GroupCost::series).max().orElse(1);
    double medium = exponent(scale.medium());
    double high = exponent(scale.high());
    double end = Math.max(LEAST_END, Math.max(exponent((double) largest), high) + STEP);
    List<LevelHistogram.Bin> bins = new ArrayList<>();
    add(bins, population, Tier.LOW, 0, medium);
    add(bins, population, Tier.MEDIUM, medium, high);
    add(bins, population, Tier.HIGH, high, end);
    return bins;
  }

  private static void add(
      List<LevelHistogram.Bin> bins, Population population, Tier tier, double from, double to) {
    if (to <= from) { // a scale may leave a tier out
      return;
    }
    int[] groups = new int[(int) Math.max(1, Math.round((to - from) / STEP))];
    double width = (to - from) / groups.length;
    population.groups().stream()
        .filter(group -> group.tier() == tier)
        .mapToInt(group -> (int) ((exponent((double) group.series()) - from) / width))
        .forEach(bin -> groups[Math.clamp(bin, 0, groups.length - 1)]++);
    for (int i = 0; i < groups.length; i++) {
      double begin = from + i * width;
      bins.add(new LevelHistogram.Bin(ZONES.indexOf(tier), begin, begin + width, groups[i]));
    }
  }

  private static double exponent(double series) {
    return Math.log10(Math.max(1, series));
  }
}
