package dev.tierscope.analysis;

import dev.tierscope.model.TimeRange;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.PackedLongs;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much of the churn one label explains. A label value that itself was there for only a part of
/// the time explains the absence of its series as far as it was absent; `job` and `__name__` were
/// always there and explain nothing, a pod that came late explains the whole absence of its series.
///
/// @param label label name
/// @param explained share of all uncovered time, 0..1
/// @param values number of distinct values
public record ChurnCause(String label, double explained, long values) {
  /// The labels that explain some churn of a table with times: most first, then the coarser one
  /// (fewer values) first, since a pod's replica set explains whatever the pod does and is nearer
  /// to the cause.
  ///
  /// Cost: two passes over the columns. Values are looked at over all metrics together.
  public static List<ChurnCause> of(SeriesTable table, TimeRange range) {
    if (!table.weights().contains(Weight.FIRST_TIME) || table.series() == 0) {
      return List.of();
    }
    double total = 0;
    Map<String, Lives> byLabel = new HashMap<>();
    for (SeriesGroup group : table.groups()) {
      PackedLongs first = group.weight(Weight.FIRST_TIME).orElseThrow();
      PackedLongs last = group.weight(Weight.LAST_TIME).orElseThrow();
      for (int row = 0; row < group.rows(); row++) {
        total += range.millis() - (last.get(row) - first.get(row));
      }
      for (LabelColumn column : group.columns()) {
        byLabel.computeIfAbsent(column.name(), _ -> new Lives()).add(group, column, first, last);
      }
    }
    List<ChurnCause> causes = new ArrayList<>();
    for (Map.Entry<String, Lives> entry : byLabel.entrySet()) {
      double explained = entry.getValue().explained(range);
      if (total > 0 && explained > 0) {
        causes.add(
            new ChurnCause(
                entry.getKey(), Math.min(1, explained / total), entry.getValue().values.size()));
      }
    }
    causes.sort(
        Comparator.<ChurnCause>comparingLong(c -> -Math.round(c.explained * 100))
            .thenComparingLong(ChurnCause::values)
            .thenComparing(ChurnCause::label));
    return List.copyOf(causes);
  }

  /// When the values of one label lived, by symbol.
  private static final class Lives {
    private record Life(long first, long last) {
      Life join(Life other) {
        return new Life(Math.min(first, other.first), Math.max(last, other.last));
      }
    }

    private record Part(SeriesGroup group, LabelColumn column) {}

    final Map<Integer, Life> values = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    void add(SeriesGroup group, LabelColumn column, PackedLongs first, PackedLongs last) {
      parts.add(new Part(group, column));
      long[] firsts = new long[column.values() + 1];
      long[] lasts = new long[column.values() + 1];
      Arrays.fill(firsts, Long.MAX_VALUE);
      Arrays.fill(lasts, Long.MIN_VALUE);
      for (int row = 0; row < group.rows(); row++) {
        int code = column.code(row);
        firsts[code] = Math.min(firsts[code], first.get(row));
        lasts[code] = Math.max(lasts[code], last.get(row));
      }
      for (int code = 1; code < firsts.length; code++) {
        values.merge(column.valueSymbol(code), new Life(firsts[code], lasts[code]), Life::join);
      }
    }

    double explained(TimeRange range) {
      double sum = 0;
      for (Part part : parts) {
        PackedLongs first = part.group.weight(Weight.FIRST_TIME).orElseThrow();
        PackedLongs last = part.group.weight(Weight.LAST_TIME).orElseThrow();
        long[] absent = new long[part.column.values() + 1];
        for (int code = 1; code < absent.length; code++) {
          Life life = values.getOrDefault(part.column.valueSymbol(code), new Life(0, 0));
          absent[code] = range.millis() - (life.last - life.first);
        }
        for (int row = 0; row < part.group.rows(); row++) {
          long uncovered = range.millis() - (last.get(row) - first.get(row));
          sum += Math.min(uncovered, absent[part.column.code(row)]);
        }
      }
      return sum;
    }
  }
}
