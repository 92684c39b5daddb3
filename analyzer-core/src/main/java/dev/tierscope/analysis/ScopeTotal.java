package dev.tierscope.analysis;

/// What lies in one scope, against its reference level.
///
/// @param groups number of metric groups
/// @param series their series
/// @param largest name of the largest group
/// @param largestSeries its series
public record ScopeTotal(
    Scope scope, long groups, long series, String largest, long largestSeries) {
  /// How many times the level of the scope its largest group is; 0 if the scope has no level.
  public double ratio() {
    return scope.level() == 0 ? 0 : (double) largestSeries / scope.level();
  }
}
