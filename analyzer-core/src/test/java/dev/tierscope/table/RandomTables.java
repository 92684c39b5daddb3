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

  /// The label sets of a table as runs, collected by several builders.
  public static List<GroupRuns> runs(List<Map<String, String>> series, int builders) {
    Symbols symbols = symbols(series);
    List<Map<String, String>> distinct = series.stream().distinct().toList();
    List<GroupRunsBuilder> parts = new ArrayList<>();
    int size = Math.ceilDiv(distinct.size(), builders);
    for (int from = 0; from < distinct.size(); from += size) {
      parts.add(runs(symbols, distinct.subList(from, Math.min(distinct.size(), from + size))));
    }
    return GroupRunsBuilder.build(parts);
  }

  private static GroupRunsBuilder runs(Symbols symbols, List<Map<String, String>> series) {
    GroupRunsBuilder builder = new GroupRunsBuilder(symbols);
    Map<String, ArrivalCodes> numbered = new TreeMap<>();
    Map<String, String> before = Map.of();
    for (Map<String, String> labels : series) {
      List<String> names = List.copyOf(labels.keySet());
      ArrivalCodes[] values = new ArrivalCodes[names.size()];
      int[] ids = new int[2 * names.size()];
      int[] codes = new int[names.size()];
      int[] changed = new int[names.size()];
      int changes = 0;
      for (int i = 0; i < codes.length; i++) {
        String name = names.get(i);
        String value = labels.getOrDefault(name, "");
        values[i] = numbered.computeIfAbsent(name, _ -> new ArrivalCodes());
        ids[2 * i] = symbols.find(name);
        ids[2 * i + 1] = symbols.find(value);
        codes[i] = values[i].code(ids[2 * i + 1]);
        if (!value.equals(before.get(name))) {
          changed[changes++] = 2 * i + 1;
        }
      }
      String metric = labels.getOrDefault("__name__", "");
      if (labels.keySet().equals(before.keySet()) && metric.equals(before.get("__name__"))) {
        builder.addLike(changed, changes, codes);
      } else {
        builder.add(symbols.find(metric), ids, ids.length, values, codes);
      }
      before = labels;
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
