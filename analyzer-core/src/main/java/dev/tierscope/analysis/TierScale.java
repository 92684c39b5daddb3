package dev.tierscope.analysis;

import dev.tierscope.model.Tier;
import java.util.OptionalDouble;

/// Which number of active series belongs to which tier. Something belongs to the tier of the
/// reference level that is nearest on a logarithmic scale, so the boundaries are geometric means of
/// neighbouring levels.
///
/// @param medium the smallest number of series that is medium
/// @param high the smallest number of series that is high
public record TierScale(double medium, double high) {
  /// Boundaries between the documented levels: service metrics (500) and pod metrics (5 000),
  /// container metrics (10 000) and application metrics (100 000): about 1 581 and 31 623.
  public static final TierScale DEFAULT = between(500, 5_000, 10_000, 100_000);

  public TierScale {
    if (!(0 < medium && medium <= high)) {
      throw new IllegalArgumentException("boundaries must ascend: " + medium + ", " + high);
    }
  }

  /// The scale whose boundaries are the geometric means of the highest low, lowest medium, highest
  /// medium and lowest high level.
  public static TierScale between(double low, double lowMedium, double highMedium, double high) {
    return new TierScale(Math.sqrt(low * lowMedium), Math.sqrt(highMedium * high));
  }

  /// A boundary as a person writes it, empty if it is no number above 0.
  public static OptionalDouble boundary(String text) {
    try {
      double number = Double.parseDouble(text);
      return number > 0 && Double.isFinite(number)
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /// The smallest number of series that belongs to a tier or a higher one.
  public long smallest(Tier tier) {
    return switch (tier) {
      case LOW -> 0;
      case MEDIUM -> (long) Math.ceil(medium);
      case HIGH -> (long) Math.ceil(high);
    };
  }

  /// The tier of a number of series.
  public Tier tier(long series) {
    if (series < medium) {
      return Tier.LOW;
    }
    return series < high ? Tier.MEDIUM : Tier.HIGH;
  }
}
