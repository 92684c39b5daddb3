package dev.tierscope.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Adds up label pairs over the groups of a table. Cost: one pass over the codes of every column.
final class PairCounter {
  private static final int BLOCK = 1 << 10;

  private final SeriesTable table;
  private final long range;
  private final boolean times;

  PairCounter(SeriesTable table, long rangeMillis) {
    this.table = table;
    this.range = rangeMillis;
    this.times =
        table.weights().contains(Weight.FIRST_TIME) && table.weights().contains(Weight.LAST_TIME);
  }

  /// A column of one group with what its group adds to it; the metric name is a column with one
  /// value.
  private record Part(SeriesGroup group, LabelColumn column) {}

  /// Series and uncovered time of the values of one name, by value symbol.
  private record Sums(int[] values, long[] series, long[] uncovered) {}

  PairCounts count() {
    Symbols symbols = table.symbols();
    SortedMap<Integer, List<Part>> byName = new TreeMap<>();
    for (SeriesGroup group : table.groups()) {
      for (LabelColumn column : group.columns()) {
        byName
            .computeIfAbsent(column.nameSymbol(), _ -> new ArrayList<>())
            .add(new Part(group, column));
      }
    }
    int metricLabel = symbols.find("__name__");
    if (table.groups().stream().anyMatch(g -> g.nameSymbol() >= 0)) {
      byName.put(metricLabel, List.of());
    }
    List<Integer> names = List.copyOf(byName.keySet());
    List<List<Part>> parts = List.copyOf(byName.values());
    List<Sums> sums =
        IntStream.range(0, names.size())
            .parallel()
            .mapToObj(n -> names.get(n) == metricLabel ? metrics() : sums(parts.get(n)))
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

  private Sums sums(List<Part> parts) {
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
      LabelColumn column = part.column;
      int[] slot = new int[column.values() + 1];
      for (int code = 1; code < slot.length; code++) {
        slot[code] = Arrays.binarySearch(values, column.valueSymbol(code));
      }
      long[] rows = column.rowsByCode();
      for (int code = 1; code < slot.length; code++) {
        series[slot[code]] += rows[code];
      }
      if (times) {
        long[] covered = covered(part);
        for (int code = 1; code < slot.length; code++) {
          uncovered[slot[code]] += range * rows[code] - covered[code];
        }
      }
    }
    return new Sums(values, series, uncovered);
  }

  /// Milliseconds that the series of each code cover, summed.
  private static long[] covered(Part part) {
    PackedLongs first = part.group.weight(Weight.FIRST_TIME).orElseThrow();
    PackedLongs last = part.group.weight(Weight.LAST_TIME).orElseThrow();
    long[] sums = new long[part.column.values() + 1];
    long[] codes = new long[BLOCK];
    long[] firsts = new long[BLOCK];
    long[] lasts = new long[BLOCK];
    for (int from = 0; from < part.group.rows(); from += BLOCK) {
      int length = Math.min(BLOCK, part.group.rows() - from);
      part.column.codes(from, codes, length);
      first.copy(from, firsts, length);
      last.copy(from, lasts, length);
      for (int i = 0; i < length; i++) {
        sums[(int) codes[i]] += lasts[i] - firsts[i];
      }
    }
    return sums;
  }
}
