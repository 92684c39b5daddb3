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
import java.util.Optional;

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
  /// Cost: two passes over the columns that vary, all cores. Values are looked at over all metrics
  /// together.
  public static List<ChurnCause> of(SeriesTable table, TimeRange range) {
    if (!table.weights().contains(Weight.FIRST_TIME) || table.series() == 0) {
      return List.of();
    }
    List<Times> times = table.groups().parallelStream().map(g -> Times.of(g, range)).toList();
    double total = times.stream().mapToDouble(Times::uncovered).sum();
    Map<String, Lives> byLabel = new HashMap<>();
    for (Times group : times) {
      for (LabelColumn column : group.group.columns()) {
        byLabel
            .computeIfAbsent(column.name(), label -> new Lives(label, range))
            .parts
            .add(new Part(group, column));
      }
    }
    return byLabel.values().parallelStream()
        .map(lives -> lives.cause(total))
        .flatMap(Optional::stream)
        .sorted(
            Comparator.<ChurnCause>comparingLong(c -> -Math.round(c.explained * 100))
                .thenComparingLong(ChurnCause::values)
                .thenComparing(ChurnCause::label))
        .toList();
  }

  /// A group with what its times come to.
  ///
  /// @param life from the first to the last sample of all its series
  /// @param uncovered time that its series do not cover, summed
  /// @param mostUncovered the same of the series that covers least
  private record Times(
      SeriesGroup group,
      PackedLongs first,
      PackedLongs last,
      Life life,
      double uncovered,
      long mostUncovered) {
    static Times of(SeriesGroup group, TimeRange range) {
      PackedLongs first = group.weight(Weight.FIRST_TIME).orElseThrow();
      PackedLongs last = group.weight(Weight.LAST_TIME).orElseThrow();
      Life life = Life.NONE;
      long covered = 0;
      long least = Long.MAX_VALUE;
      Block block = new Block();
      for (int from = 0; from < group.rows(); from += Block.SIZE) {
        int length = Math.min(Block.SIZE, group.rows() - from);
        first.copy(from, block.first, length);
        last.copy(from, block.last, length);
        for (int i = 0; i < length; i++) {
          life = life.holds(block.first[i], block.last[i]) ? life : life.join(block.life(i));
          covered += block.last[i] - block.first[i];
          least = Math.min(least, block.last[i] - block.first[i]);
        }
      }
      return new Times(
          group,
          first,
          last,
          life,
          (double) (range.millis() * group.rows() - covered),
          range.millis() - least);
    }
  }

  private record Part(Times times, LabelColumn column) {}

  private record Life(long first, long last) {
    static final Life NONE = new Life(Long.MAX_VALUE, Long.MIN_VALUE);

    Life join(Life other) {
      return new Life(Math.min(first, other.first), Math.max(last, other.last));
    }

    boolean holds(long from, long to) {
      return first <= from && to <= last;
    }
  }

  /// Some rows of a group.
  private static final class Block {
    static final int SIZE = 1 << 10;

    final long[] codes = new long[SIZE];
    final long[] first = new long[SIZE];
    final long[] last = new long[SIZE];

    int read(Part part, int from) {
      int length = Math.min(SIZE, part.times.group.rows() - from);
      part.column.codes(from, codes, length);
      part.times.first.copy(from, first, length);
      part.times.last.copy(from, last, length);
      return length;
    }

    Life life(int i) {
      return new Life(first[i], last[i]);
    }
  }

  /// When the values of one label lived, by symbol.
  private static final class Lives {
    private final String label;
    private final TimeRange range;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Life> values = new HashMap<>();
    private final Block block = new Block();

    Lives(String label, TimeRange range) {
      this.label = label;
      this.range = range;
    }

    Optional<ChurnCause> cause(double total) {
      parts.forEach(this::live);
      double explained = parts.stream().mapToDouble(this::explained).sum();
      return total > 0 && explained > 0
          ? Optional.of(new ChurnCause(label, Math.min(1, explained / total), values.size()))
          : Optional.empty();
    }

    private void live(Part part) {
      LabelColumn column = part.column;
      if (column.isConstant()) {
        values.merge(column.valueSymbol(1), part.times.life, Life::join);
        return;
      }
      long[] firsts = new long[column.values() + 1];
      long[] lasts = new long[column.values() + 1];
      Arrays.fill(firsts, Long.MAX_VALUE);
      Arrays.fill(lasts, Long.MIN_VALUE);
      for (int from = 0; from < part.times.group.rows(); from += Block.SIZE) {
        int length = block.read(part, from);
        for (int i = 0; i < length; i++) {
          int code = (int) block.codes[i];
          firsts[code] = Math.min(firsts[code], block.first[i]);
          lasts[code] = Math.max(lasts[code], block.last[i]);
        }
      }
      for (int code = 1; code < firsts.length; code++) {
        values.merge(column.valueSymbol(code), new Life(firsts[code], lasts[code]), Life::join);
      }
    }

    private double explained(Part part) {
      long[] absent = new long[part.column.values() + 1]; // a series without the label: never
      for (int code = 1; code < absent.length; code++) {
        Life life = values.getOrDefault(part.column.valueSymbol(code), Life.NONE);
        absent[code] = range.millis() - (life.last - life.first);
      }
      if (Arrays.stream(absent).allMatch(millis -> millis == 0)) {
        return 0;
      }
      if (part.column.isConstant() && absent[1] >= part.times.mostUncovered) {
        return part.times.uncovered;
      }
      double sum = 0;
      for (int from = 0; from < part.times.group.rows(); from += Block.SIZE) {
        int length = block.read(part, from);
        for (int i = 0; i < length; i++) {
          long uncovered = range.millis() - (block.last[i] - block.first[i]);
          sum += Math.min(uncovered, absent[(int) block.codes[i]]);
        }
      }
      return sum;
    }
  }
}
