package dev.tierscope.query;

import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Small tables from label maps and back.
final class Tables {
  private Tables() {}

  /// A table of the given label sets; none of them may have an empty value.
  static SeriesTable of(List<? extends Map<String, String>> series) {
    Symbols symbols =
        Symbols.of(
            series.stream()
                .flatMap(
                    labels -> Stream.concat(labels.keySet().stream(), labels.values().stream()))
                .toList());
    SeriesTableBuilder builder = new SeriesTableBuilder(symbols, Set.of());
    for (Map<String, String> labels : series) {
      int[] ids =
          labels.entrySet().stream()
              .map(
                  label -> new int[] {symbols.find(label.getKey()), symbols.find(label.getValue())})
              .sorted((a, b) -> Integer.compare(a[0], b[0]))
              .flatMapToInt(java.util.Arrays::stream)
              .toArray();
      builder.add(ids, ids.length, new long[0]);
    }
    return builder.build(SeriesTableBuilder.Duplicates.MERGE, Progress.NONE);
  }

  /// The label sets of a table, in its order.
  static List<Map<String, String>> series(SeriesTable table) {
    List<Map<String, String>> all = new ArrayList<>();
    for (SeriesGroup group : table.groups()) {
      for (int row = 0; row < group.rows(); row++) {
        Map<String, String> labels = new TreeMap<>();
        if (group.nameSymbol() >= 0) {
          labels.put(Matcher.METRIC_NAME, group.name());
        }
        for (LabelColumn column : group.columns()) {
          if (column.code(row) != 0) {
            labels.put(column.name(), column.value(column.code(row)));
          }
        }
        all.add(labels);
      }
    }
    return all;
  }
}
