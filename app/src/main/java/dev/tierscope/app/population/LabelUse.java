package dev.tierscope.app.population;

/// One label of a metric group and what it costs.
///
/// @param values number of distinct values
/// @param retained number of series of the group that stay without the label
/// @param series number of series of the group
/// @param shape what its values look like: "UUID", "word"; empty if nothing in particular
public record LabelUse(String name, long values, long retained, long series, String shape) {
  /// Share of the group's series that would go with the label, 0..1.
  public double saved() {
    return series == 0 ? 0 : (double) (series - retained) / series;
  }

  /// Whether every series of the group has the same value.
  public boolean isConstant() {
    return values <= 1 && retained == series;
  }
}
