package dev.tierscope.report;

import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.TierScale;
import dev.tierscope.model.Tier;

/// Where tiers begin and end, in words.
public final class TierBounds {
  private TierBounds() {}

  /// The numbers of series that belong to a tier: `up to 1 581`, `1 582 – 31 622`, `from 31 623`.
  public static String of(Tier tier, TierScale scale) {
    long medium = scale.smallest(Tier.MEDIUM);
    long high = scale.smallest(Tier.HIGH);
    return switch (tier) {
      case LOW -> "up to " + Numbers.full(medium - 1);
      case MEDIUM ->
          medium == high ? "nothing" : Numbers.full(medium) + " – " + Numbers.full(high - 1);
      case HIGH -> "from " + Numbers.full(high);
    };
  }

  /// Why the tiers part there.
  public static String reason(Classification classification) {
    return classification.hasDefaultScale()
        ? "a metric group takes the tier of its nearest reference level"
        : "boundaries by " + classification.scaleFrom();
  }
}
