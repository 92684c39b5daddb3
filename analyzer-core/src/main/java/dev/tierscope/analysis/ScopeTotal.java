package dev.tierscope.analysis;

import dev.tierscope.model.Tier;

/// What lies in one scope, against its reference level.
///
/// @param groups number of metric groups
/// @param series their series
/// @param tier the tier of the scope as a whole
/// @param largest name of the largest group
/// @param largestSeries its series
public record ScopeTotal(
    Scope scope, long groups, long series, Tier tier, String largest, long largestSeries) {
  /// How many times its level the scope as a whole is; 0 if it has no level.
  public double wholeRatio() {
    return scope.level() == 0 ? 0 : (double) series / scope.level();
  }

  /// How many times the level of the scope its largest group is; 0 if the scope has no level.
  public double ratio() {
    return scope.level() == 0 ? 0 : (double) largestSeries / scope.level();
  }
}
