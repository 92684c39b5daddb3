package dev.tierscope.app.population;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import java.util.List;

/// What the values of a label look like, from a sample of them.
final class Shapes {
  private Shapes() {}

  static String of(List<SeriesGroup> members, String label) {
    for (SeriesGroup member : members) {
      LabelColumn column = member.column(label).orElse(null);
      if (column != null) {
        return "";
      }
    }
    return "";
  }
}
