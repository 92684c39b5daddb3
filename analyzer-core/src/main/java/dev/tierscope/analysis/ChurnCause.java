package dev.tierscope.analysis;

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

/// How much of the churn one label explains. Churn is the time that series were absent while their
/// metric was there. A label value that itself was there for only a part of that time explains the
/// absence of its series as far as it was absent: a pod that came late explains the whole absence
/// of its series, `job`, which was there all the time, nothing. Where a label has only one value in
/// a metric, no series took the place of another because of it, so it explains nothing there.
///
/// @param label label name
/// @param explained share of all churn, 0..1
/// @param values number of distinct values
public record ChurnCause(String label, double explained, long values) {
  /// The labels that explain some churn of a table with times: most first, then the coarser one
  /// (fewer values) first, since a pod's replica set explains whatever the pod does and is nearer
  /// to the cause.
  ///
  /// Cost: two passes over the columns that vary, all cores. When values lived is looked at over
  /// all metrics together.
  public static List<ChurnCause> of(SeriesTable table) {
    if (!table.weights().contains(Weight.FIRST_TIME)) {
      return List.of();
    }
    List<Times> times = table.groups().parallelStream().map(Times::of).toList();
    double total = times.stream().mapToDouble(Times::absent).sum();
    Map<String, Lives> byLabel = new HashMap<>();
    for (Times group : times) {
      for (LabelColumn column : group.group.columns()) {
        byLabel.computeIfAbsent(column.name(), Lives::new).parts.add(new Part(group, column));
      }
    }
    return byLabel.values().parallelStream()
        .filter(Lives::varies)
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
  /// @param absent time of that life that its series do not cover, summed
  private record Times(
      SeriesGroup group, PackedLongs first, PackedLongs last, Life life, double absent) {
    static Times of(SeriesGroup group) {
      PackedLongs first = group.weight(Weight.FIRST_TIME).orElseThrow();
      PackedLongs last = group.weight(Weight.LAST_TIME).orElseThrow();
      Life life = Life.NONE;
      long rows = 0;
      long covered = 0;
      Block block = new Block();
      for (int from = 0; from < group.rows(); from += Block.SIZE) {
        int length = Math.min(Block.SIZE, group.rows() - from);
        first.copy(from, block.first, length);
        last.copy(from, block.last, length);
        for (int i = 0; i < length; i++) {
          if (block.hasSamples(i)) {
            life = life.holds(block.first[i], block.last[i]) ? life : life.join(block.life(i));
            covered += block.last[i] - block.first[i];
            rows++;
          }
        }
      }
      return new Times(group, first, last, life, (double) life.length() * rows - covered);
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

    long length() {
      return last < first ? 0 : last - first;
    }

    /// How much of this life lies in another one.
    long within(Life other) {
      return new Life(Math.max(first, other.first), Math.min(last, other.last)).length();
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

    /// A series of the head may have none; its times are 0 then.
    boolean hasSamples(int i) {
      return first[i] != 0 || last[i] != 0;
    }
  }

  /// When the values of one label lived, by symbol.
  private static final class Lives {
    private final String label;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Life> values = new HashMap<>();
    private final Block block = new Block();

    Lives(String label) {
      this.label = label;
    }

    /// Whether any metric has more than one value of it.
    boolean varies() {
      return parts.stream().anyMatch(part -> !part.column.isConstant());
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
          if (block.hasSamples(i)) {
            int code = (int) block.codes[i];
            firsts[code] = Math.min(firsts[code], block.first[i]);
            lasts[code] = Math.max(lasts[code], block.last[i]);
          }
        }
      }
      for (int code = 1; code < firsts.length; code++) {
        values.merge(column.valueSymbol(code), new Life(firsts[code], lasts[code]), Life::join);
      }
    }

    private double explained(Part part) {
      if (part.column.isConstant()) {
        return 0;
      }
      long[] absent = new long[part.column.values() + 1]; // a series without the label: never
      Life metric = part.times.life;
      for (int code = 1; code < absent.length; code++) {
        Life life = values.getOrDefault(part.column.valueSymbol(code), Life.NONE);
        absent[code] = metric.length() - life.within(metric);
      }
      if (Arrays.stream(absent).allMatch(millis -> millis == 0)) {
        return 0;
      }
      double sum = 0;
      for (int from = 0; from < part.times.group.rows(); from += Block.SIZE) {
        int length = block.read(part, from);
        for (int i = 0; i < length; i++) {
          if (block.hasSamples(i)) {
            long uncovered = metric.length() - (block.last[i] - block.first[i]);
            sum += Math.min(uncovered, absent[(int) block.codes[i]]);
          }
        }
      }
      return sum;
    }
  }
}
