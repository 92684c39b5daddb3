package dev.tierscope.table;

import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Series as plain maps, tables of them, and back.
public final class RandomTables {
  private RandomTables() {}

  /// Label sets with columns of every kind: constant, often absent, a function of another one, the
  /// same as another one under other names, and independent ones.
  ///
  /// @param width number of independent labels
  public static List<Map<String, String>> labelSets(Random random, int rows, int width) {
    int[] values = random.ints(width, 1, rows + 2).toArray();
    List<Map<String, String>> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Map<String, String> labels = new TreeMap<>();
      labels.put("__name__", random.nextInt(10) == 0 ? "other" : "metric");
      labels.put("constant", "one");
      for (int label = 0; label < width; label++) {
        int value = random.nextInt(values[label]);
        if (value % 5 != 4) {
          labels.put("l" + label, "v" + value);
        }
        if (label == 0) {
          labels.put("same", "s" + (value + 1) * 7 % 1000 + "." + value);
          labels.put("function", "f" + value / 3);
        }
      }
      all.add(labels);
    }
    return all;
  }

  public static Symbols symbols(List<Map<String, String>> series) {
    Set<String> strings = new TreeSet<>(Set.of("__name__"));
    series.forEach(
        s -> Stream.concat(s.keySet().stream(), s.values().stream()).forEach(strings::add));
    return Symbols.of(strings);
  }

  /// Adds rows with their weights.
  ///
  /// @param weights one array for each row
  public static SeriesTableBuilder builder(
      Symbols symbols, List<Map<String, String>> series, Set<Weight> known, List<long[]> weights) {
    SeriesTableBuilder builder = new SeriesTableBuilder(symbols, known);
    for (int row = 0; row < series.size(); row++) {
      int[] ids =
          series.get(row).entrySet().stream()
              .map(e -> new int[] {symbols.find(e.getKey()), symbols.find(e.getValue())})
              .sorted((a, b) -> Integer.compare(a[0], b[0]))
              .flatMapToInt(Arrays::stream)
              .toArray();
      builder.add(ids, ids.length, known.isEmpty() ? new long[0] : weights.get(row));
    }
    return builder;
  }

  /// A table of label sets, equal ones once, without weights.
  public static SeriesTable table(List<Map<String, String>> series) {
    return builder(symbols(series), series, Set.of(), List.of())
        .build(Duplicates.MERGE, Progress.NONE);
  }

  /// The labels of a row.
  public static Map<String, String> labels(SeriesGroup group, int row) {
    Map<String, String> labels = new TreeMap<>();
    if (group.nameSymbol() >= 0) {
      labels.put("__name__", group.name());
    }
    for (LabelColumn column : group.columns()) {
      if (column.code(row) != 0) {
        labels.put(column.name(), column.value(column.code(row)));
      }
    }
    return labels;
  }

  /// All label sets of a table, in its order.
  public static List<Map<String, String>> series(SeriesTable table) {
    List<Map<String, String>> all = new ArrayList<>();
    for (SeriesGroup group : table.groups()) {
      for (int row = 0; row < group.rows(); row++) {
        all.add(labels(group, row));
      }
    }
    return all;
  }
}
