package dev.tierscope.table;

import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Several tables as one: every label set once, with the weights that all of them know.
public final class TableUnion {
  private TableUnion() {}

  /// Merges tables. Cost: one pass over all rows, on one core a table.
  ///
  /// @param tables at least one
  public static SeriesTable of(List<SeriesTable> tables, Progress progress) {
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    Set<Weight> weights = EnumSet.allOf(Weight.class);
    List<Symbols> symbols = new ArrayList<>();
    for (SeriesTable table : tables) {
      weights.retainAll(table.weights());
      symbols.add(table.symbols());
    }
    symbols.add(Symbols.of(List.of("__name__")));
    Symbols.Union union = Symbols.union(symbols.toArray(Symbols[]::new));
    List<SeriesTableBuilder> builders = new ArrayList<>();
    for (int t = 0; t < tables.size(); t++) {
      SeriesTableBuilder builder = new SeriesTableBuilder(union.symbols(), weights);
      for (SeriesGroup group : tables.get(t).groups()) {
        add(group, union.symbols(), union.newIds()[t], weights, builder);
        progress.report("Merging inputs", builder.rows(), tables.get(t).series());
      }
      builders.add(builder);
    }
    return SeriesTableBuilder.build(builders, Duplicates.MERGE, progress);
  }

  private static void add(
      SeriesGroup group,
      Symbols symbols,
      int[] newIds,
      Set<Weight> weights,
      SeriesTableBuilder builder) {
    int metricLabel = symbols.find("__name__");
    int[] labels = new int[2 * group.columns().size() + 2];
    long[] values = new long[weights.size()];
    for (int row = 0; row < group.rows(); row++) {
      int length = 0;
      if (group.nameSymbol()
          >= 0) { // the place of the metric name among the labels does not matter
        labels[length++] = metricLabel;
        labels[length++] = newIds[group.nameSymbol()];
      }
      for (LabelColumn column : group.columns()) {
        int code = column.code(row);
        if (code != 0) {
          labels[length++] = newIds[column.nameSymbol()];
          labels[length++] = newIds[column.valueSymbol(code)];
        }
      }
      int w = 0;
      for (Weight weight : weights) {
        values[w++] = group.weight(weight).orElseThrow().get(row);
      }
      builder.add(labels, length, values);
    }
  }
}
