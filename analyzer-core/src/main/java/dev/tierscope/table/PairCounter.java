package dev.tierscope.table;

import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Adds up label pairs over the groups of a table. Cost: one pass over the codes of every column.
final class PairCounter {
  private static final int BLOCK = 1 << 10;
  private static final int STEP = 64; // columns between two reports

  private final SeriesTable table;
  private final long range;
  private final boolean times;
  private final Progress progress;
  private final AtomicInteger counted = new AtomicInteger(); // columns

  PairCounter(SeriesTable table, long rangeMillis, Progress progress) {
    this.table = table;
    this.range = rangeMillis;
    this.progress = progress;
    this.times =
        table.weights().contains(Weight.FIRST_TIME) && table.weights().contains(Weight.LAST_TIME);
  }

  /// A column of one group with what its group adds to it; the metric name is a column with one
  /// value.
  ///
  /// @param span milliseconds that all series of the group cover, summed
  private record Part(SeriesGroup group, LabelColumn column, long span) {}

  /// Series and uncovered time of the values of one name, by value symbol.
  private record Sums(int[] values, long[] series, long[] uncovered) {}

  PairCounts count() {
    Symbols symbols = table.symbols();
    SortedMap<Integer, List<Part>> byName = new TreeMap<>();
    List<SeriesGroup> groups = table.groups();
    long[] spans =
        groups.parallelStream()
            .mapToLong(g -> g.sum(Weight.LAST_TIME) - g.sum(Weight.FIRST_TIME))
            .toArray();
    for (int g = 0; g < spans.length; g++) {
      for (LabelColumn column : groups.get(g).columns()) {
        byName
            .computeIfAbsent(column.nameSymbol(), _ -> new ArrayList<>())
            .add(new Part(groups.get(g), column, spans[g]));
      }
    }
    int metricLabel = symbols.find("__name__");
    if (table.groups().stream().anyMatch(g -> g.nameSymbol() >= 0)) {
      byName.put(metricLabel, List.of());
    }
    List<Integer> names = List.copyOf(byName.keySet());
    List<List<Part>> parts = List.copyOf(byName.values());
    int columns = parts.stream().mapToInt(List::size).sum();
    List<Sums> sums =
        IntStream.range(0, names.size())
            .parallel()
            .mapToObj(n -> names.get(n) == metricLabel ? metrics() : sums(parts.get(n), columns))
            .toList();
    int[] firstPair = new int[names.size() + 1];
    for (int n = 0; n < names.size(); n++) {
      firstPair[n + 1] = firstPair[n] + sums.get(n).values.length;
    }
    return new PairCounts(
        Symbols.of(names.stream().map(symbols::string).toList()),
        firstPair,
        symbols,
        sums.stream().flatMapToInt(s -> Arrays.stream(s.values)).toArray(),
        sums.stream().flatMapToLong(s -> LongStream.of(s.series)).toArray(),
        times
            ? sums.stream().flatMapToLong(s -> LongStream.of(s.uncovered)).toArray()
            : new long[0],
        table.series());
  }

  private Sums metrics() {
    List<SeriesGroup> named = table.groups().stream().filter(g -> g.nameSymbol() >= 0).toList();
    return new Sums(
        named.stream().mapToInt(SeriesGroup::nameSymbol).toArray(),
        named.stream().mapToLong(SeriesGroup::rows).toArray(),
        times
            ? named.stream()
                .mapToLong(
                    g -> range * g.rows() - g.sum(Weight.LAST_TIME) + g.sum(Weight.FIRST_TIME))
                .toArray()
            : new long[0]);
  }

  private Sums sums(List<Part> parts, int columns) {
    int[] values =
        parts.stream()
            .flatMapToInt(
                p -> IntStream.rangeClosed(1, p.column.values()).map(p.column::valueSymbol))
            .sorted()
            .distinct()
            .toArray();
    long[] series = new long[values.length];
    long[] uncovered = new long[times ? values.length : 0];
    for (Part part : parts) {
      int done = counted.getAndIncrement();
      if (done % STEP == 0) {
        progress.report("Counting label values", done, columns);
      }
      LabelColumn column = part.column;
      int[] slot = new int[column.values() + 1];
      for (int code = 1; code < slot.length; code++) {
        slot[code] = Arrays.binarySearch(values, column.valueSymbol(code));
      }
      long[] rows = times ? new long[slot.length] : column.rowsByCode();
      if (times) {
        long[] covered = new long[slot.length];
        addUp(part, rows, covered);
        for (int code = 1; code < slot.length; code++) {
          uncovered[slot[code]] += range * rows[code] - covered[code];
        }
      }
      for (int code = 1; code < slot.length; code++) {
        series[slot[code]] += rows[code];
      }
    }
    return new Sums(values, series, uncovered);
  }

  /// Adds up, for each code, its rows and the milliseconds that they cover.
  private static void addUp(Part part, long[] rows, long[] covered) {
    PackedLongs first = part.group.weight(Weight.FIRST_TIME).orElseThrow();
    PackedLongs last = part.group.weight(Weight.LAST_TIME).orElseThrow();
    if (part.column.isConstant() && part.group.rows() > 0) {
      int code = part.column.code(0);
      rows[code] = part.group.rows();
      covered[code] = part.span;
      return;
    }
    long[] codes = new long[BLOCK];
    long[] firsts = new long[BLOCK];
    long[] lasts = new long[BLOCK];
    for (int from = 0; from < part.group.rows(); from += BLOCK) {
      int length = Math.min(BLOCK, part.group.rows() - from);
      part.column.codes(from, codes, length);
      first.copy(from, firsts, length);
      last.copy(from, lasts, length);
      for (int i = 0; i < length; i++) {
        int code = (int) codes[i];
        rows[code]++;
        covered[code] += lasts[i] - firsts[i];
      }
    }
  }
}
