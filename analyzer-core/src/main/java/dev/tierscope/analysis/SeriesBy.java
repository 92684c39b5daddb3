package dev.tierscope.analysis;

import dev.tierscope.model.Tier;
import dev.tierscope.table.DistinctRows;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Series by the values of chosen labels.
///
/// @param labels the label names
/// @param rows every combination of values that occurs, most series first, ties by values
public record SeriesBy(List<String> labels, List<Row> rows) {
  /// One combination of values.
  ///
  /// @param values one for each label, empty where the series lack it
  /// @param series number of series
  /// @param share of all series, 0..1
  /// @param metrics number of metric names that have it
  /// @param tier the tier of so many series, see [TierScale]
  public record Row(List<String> values, long series, double share, int metrics, Tier tier) {
    public Row {
      values = List.copyOf(values);
    }
  }

  public SeriesBy {
    labels = List.copyOf(labels);
    rows = List.copyOf(rows);
  }

  /// Counts series by labels; `__name__` is one like any other. Cost: one pass over the columns of
  /// those labels.
  public static SeriesBy of(
      SeriesTable table, List<String> labels, TierScale scale, Progress progress) {
    Map<List<String>, Found> counts = new HashMap<>();
    long done = 0;
    for (SeriesGroup group : table.groups()) {
      count(group, labels, counts);
      done += group.rows();
      progress.report("Counting series by " + String.join(", ", labels), done, table.series());
    }
    Comparator<Row> byValues = Comparator.comparing(r -> String.join("\0", r.values()));
    List<Row> rows =
        counts.entrySet().stream()
            .map(e -> {
              long series = e.getValue().series;
              double share = (double) series / table.series();
              return new Row(e.getKey(), series, share, e.getValue().metrics, scale.tier(series));
            })
            .sorted(Comparator.comparingLong(Row::series).reversed().thenComparing(byValues))
            .toList();
    return new SeriesBy(labels, rows);
  }

  /// What was counted of a combination so far.
  private static final class Found {
    long series;
    int metrics;
  }

  private static void count(
      SeriesGroup group, List<String> labels, Map<List<String>, Found> counts) {
    BitSet positions = new BitSet();
    for (int c = 0; c < group.columns().size(); c++) {
      positions.set(c, labels.contains(group.columns().get(c).name()));
    }
    int[] first = DistinctRows.firstRowBy(group, positions);
    int[] sizes = new int[first.length];
    for (int row : first) {
      sizes[row]++;
    }
    for (int row = 0; row < sizes.length; row++) {
      if (sizes[row] > 0) {
        Found found = counts.computeIfAbsent(values(group, row, labels), _ -> new Found());
        found.series += sizes[row];
        found.metrics++;
      }
    }
  }

  private static List<String> values(SeriesGroup group, int row, List<String> labels) {
    List<String> values = new ArrayList<>();
    for (String label : labels) {
      if (label.equals("__name__")) {
        values.add(group.name());
        continue;
      }
      LabelColumn column = group.column(label).orElse(null);
      int code = column == null ? 0 : column.code(row);
      values.add(column == null || code == 0 ? "" : column.value(code));
    }
    return values;
  }
}
