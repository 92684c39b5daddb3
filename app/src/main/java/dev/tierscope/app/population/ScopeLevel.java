package dev.tierscope.app.population;

/// A scope and how its largest metric group compares with the level that is usual for it.
///
/// @param level series that are usual
/// @param groups number of metric groups of the scope
/// @param series of all of them
/// @param largest series of the largest of them, 0 if there is none
/// @param largestName its name, empty if there is none
public record ScopeLevel(
    String scope, long level, long groups, long series, long largest, String largestName) {
  /// The largest group against the level.
  public double ratio() {
    return (double) largest / level;
  }
}
