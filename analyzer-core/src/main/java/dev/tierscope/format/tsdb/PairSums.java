package dev.tierscope.format.tsdb;

import dev.tierscope.table.PairCounts;
import dev.tierscope.table.Symbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Adds up, for every label pair, how many series have it and how long those cover. A running total
/// is noted when a pair appears and taken again when it goes, so that a pair that stays from one
/// series to the next costs nothing.
///
/// Not for several threads at once: each reads its part into one of its own, and [#merge] puts them
/// together.
final class PairSums {
  private final Map<Integer, Values> names = new HashMap<>(); // by symbol
  private Values[] at = new Values[0]; // of each label of the entry before
  private int[] codes = new int[0];
  private long[] seriesBefore = new long[0]; // totals when the pair appeared
  private long[] millisBefore = new long[0];
  private int labels;
  private long series;
  private long millis;

  /// Adds the series of an entry; the entry before it must have been added before.
  void add(SeriesEntry entry) {
    if (entry.changes == SeriesEntry.ALL) {
      finish();
      begin(entry);
    } else {
      for (int i = 0; i < entry.changes; i++) {
        int position = entry.changed[i];
        int label = position >> 1;
        end(label);
        codes[label] = at[label].code(entry.labels[position]);
      }
    }
    series++;
    millis += entry.lastTime - entry.firstTime;
  }

  private void begin(SeriesEntry entry) {
    labels = entry.length / 2;
    if (labels > at.length) {
      at = new Values[2 * labels];
      codes = new int[2 * labels];
      seriesBefore = new long[2 * labels];
      millisBefore = new long[2 * labels];
    }
    for (int label = 0; label < labels; label++) {
      at[label] = names.computeIfAbsent(entry.labels[2 * label], _ -> new Values());
      codes[label] = at[label].code(entry.labels[2 * label + 1]);
      seriesBefore[label] = series;
      millisBefore[label] = millis;
    }
  }

  private void end(int label) {
    at[label].add(codes[label], series - seriesBefore[label], millis - millisBefore[label]);
    seriesBefore[label] = series;
    millisBefore[label] = millis;
  }

  /// Notes what the last entry had; needed before [#merge].
  void finish() {
    for (int label = 0; label < labels; label++) {
      end(label);
    }
    labels = 0;
  }

  /// Number of series added.
  long series() {
    return series;
  }

  /// The sums of all parts together.
  ///
  /// @param symbols what the entries refer to
  /// @param range milliseconds that a series covers that is always there
  static PairCounts merge(List<PairSums> parts, Symbols symbols, long range) {
    SortedMap<Integer, List<Values>> byName = new TreeMap<>();
    for (PairSums part : parts) {
      part.names.forEach(
          (name, values) -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(values));
    }
    List<Values> merged = byName.values().parallelStream().map(Values::merge).toList();
    int[] firstPair = new int[merged.size() + 1];
    for (int name = 0; name < merged.size(); name++) {
      firstPair[name + 1] = firstPair[name] + merged.get(name).size;
    }
    return new PairCounts(
        Symbols.of(byName.keySet().stream().map(symbols::string).toList()),
        firstPair,
        symbols,
        merged.stream().flatMapToInt(v -> Arrays.stream(v.symbols, 0, v.size)).toArray(),
        merged.stream().flatMapToLong(v -> Arrays.stream(v.series, 0, v.size)).toArray(),
        merged.stream().flatMapToLong(v -> v.uncovered(range)).toArray(),
        parts.stream().mapToLong(PairSums::series).sum());
  }

  /// The values of one label name, numbered in order of arrival.
  private static final class Values {
    private int[] symbols = new int[4];
    private long[] series = new long[4];
    private long[] millis = new long[4];
    private int size;
    private int[] slots = new int[8]; // code + 1, 0 is free

    int code(int symbol) {
      int mask = slots.length - 1;
      int slot = hash(symbol) & mask;
      while (slots[slot] != 0) {
        if (symbols[slots[slot] - 1] == symbol) {
          return slots[slot] - 1;
        }
        slot = (slot + 1) & mask;
      }
      if (size == symbols.length) {
        symbols = Arrays.copyOf(symbols, 2 * size);
        series = Arrays.copyOf(series, 2 * size);
        millis = Arrays.copyOf(millis, 2 * size);
      }
      symbols[size++] = symbol;
      slots[slot] = size;
      if (2 * size > slots.length) {
        rehash();
      }
      return size - 1;
    }

    private static int hash(int symbol) {
      return (symbol * 0x9E3779B1) >>> 7;
    }

    private void rehash() {
      int[] larger = new int[2 * slots.length];
      int mask = larger.length - 1;
      for (int code = 0; code < size; code++) {
        int slot = hash(symbols[code]) & mask;
        while (larger[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = code + 1;
      }
      slots = larger;
    }

    void add(int code, long more, long moreMillis) {
      series[code] += more;
      millis[code] += moreMillis;
    }

    LongStream uncovered(long range) {
      return IntStream.range(0, size).mapToLong(code -> range * series[code] - millis[code]);
    }

    /// The sums of equal symbols, ascending by symbol.
    static Values merge(List<Values> parts) {
      int total = parts.stream().mapToInt(v -> v.size).sum();
      long[] order = new long[total]; // symbol << 32 | place in the parts one after another
      long[] series = new long[total];
      long[] millis = new long[total];
      int next = 0;
      for (Values part : parts) {
        System.arraycopy(part.series, 0, series, next, part.size);
        System.arraycopy(part.millis, 0, millis, next, part.size);
        for (int code = 0; code < part.size; code++) {
          order[next] = (long) part.symbols[code] << 32 | next;
          next++;
        }
      }
      Arrays.sort(order);
      Values merged = new Values();
      merged.symbols = new int[total];
      merged.series = new long[total];
      merged.millis = new long[total];
      for (long key : order) {
        int symbol = (int) (key >>> 32);
        if (merged.size == 0 || merged.symbols[merged.size - 1] != symbol) {
          merged.symbols[merged.size++] = symbol;
        }
        merged.add(merged.size - 1, series[(int) key], millis[(int) key]);
      }
      return merged;
    }
  }
}
