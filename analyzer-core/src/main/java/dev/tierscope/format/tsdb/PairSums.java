package dev.tierscope.format.tsdb;

import dev.tierscope.table.ArrivalCodes;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SymbolRanks;
import dev.tierscope.table.Symbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up, for every label pair, how many series have it and how long those cover. A running total
/// is noted when a pair appears and taken again when it goes, so that a pair that stays from one
/// series to the next costs nothing.
///
/// Not for several threads at once: each reads into one of its own, and [#merge] puts them
/// together.
final class PairSums {
  /// Owner of a value that series of several metrics have.
  static final int SHARED = -2;

  /// Owner of a symbol that is no value of any series.
  static final int NOBODY = -3;

  private final Map<Integer, Values> names = new HashMap<>(); // by symbol
  private Values[] at = new Values[0]; // of each label of the entry before
  private ArrivalCodes[] numbered = new ArrivalCodes[0];
  private int[] codes = new int[0];
  private long[] seriesBefore = new long[0]; // totals when the pair appeared
  private long[] millisBefore = new long[0];
  private int metric = NOBODY;
  private int labels;
  private long series;
  private long millis;

  /// Adds the series of an entry; unless all its labels are new, the entry before it must have been
  /// added before.
  ///
  /// @param metricName symbol of its metric name, -1 without one
  void add(SeriesEntry entry, int metricName) {
    if (entry.changes == SeriesEntry.ALL) {
      finish();
      begin(entry);
      metric = metricName;
      own();
    } else {
      for (int i = 0; i < entry.changes; i++) {
        int position = entry.changed[i];
        int label = position >> 1;
        end(label);
        Values values = at[label];
        int code = values.code(entry.labels[position]);
        codes[label] = code;
        if (values.owners[code] != metricName) {
          values.own(code, metricName);
        }
      }
      if (metricName != metric) {
        metric = metricName;
        own();
      }
    }
    series++;
    millis += entry.lastTime - entry.firstTime;
  }

  private void begin(SeriesEntry entry) {
    labels = entry.length / 2;
    if (labels > at.length) {
      at = new Values[2 * labels];
      numbered = new ArrivalCodes[2 * labels];
      codes = new int[2 * labels];
      seriesBefore = new long[2 * labels];
      millisBefore = new long[2 * labels];
    }
    for (int label = 0; label < labels; label++) {
      at[label] = names.computeIfAbsent(entry.labels[2 * label], _ -> new Values());
      numbered[label] = at[label].symbols;
      codes[label] = at[label].code(entry.labels[2 * label + 1]);
      seriesBefore[label] = series;
      millisBefore[label] = millis;
    }
  }

  private void own() {
    for (int label = 0; label < labels; label++) {
      at[label].own(codes[label], metric);
    }
  }

  private void end(int label) {
    long[] sums = at[label].sums;
    int sum = 2 * codes[label];
    sums[sum] += series - seriesBefore[label];
    sums[sum + 1] += millis - millisBefore[label];
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

  /// What numbers the values of each label of the entry added last. Not a copy.
  ArrivalCodes[] values() {
    return numbered;
  }

  /// The codes of the values of the entry added last, by label. Not a copy.
  int[] codes() {
    return codes;
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
    int[] firstPair = new int[byName.size() + 1];
    int most = byName.values().stream().mapToInt(Values::total).sum();
    int[] pairSymbols = new int[most];
    long[] sums = new long[2 * most];
    int name = 0;
    for (List<Values> values : byName.values()) {
      firstPair[name + 1] = Values.merge(values, firstPair[name], pairSymbols, sums);
      name++;
    }
    int pairs = firstPair[name];
    long[] series = new long[pairs];
    long[] uncovered = new long[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      series[pair] = sums[2 * pair];
      uncovered[pair] = range * sums[2 * pair] - sums[2 * pair + 1];
    }
    return new PairCounts(
        Symbols.of(byName.keySet().stream().map(symbols::string).toList()),
        firstPair,
        symbols,
        Arrays.copyOf(pairSymbols, pairs),
        series,
        uncovered,
        parts.stream().mapToLong(PairSums::series).sum());
  }

  /// For each symbol the name of the only metric whose series have it as a value, [#SHARED] if
  /// there are several, [#NOBODY] if there is none.
  static int[] owners(List<PairSums> parts, int symbols) {
    int[] owners = new int[symbols];
    Arrays.fill(owners, NOBODY);
    for (PairSums part : parts) {
      for (Values values : part.names.values()) {
        for (int code = 1; code <= values.symbols.size(); code++) {
          int symbol = values.symbols.id(code);
          owners[symbol] = owner(owners[symbol], values.owners[code]);
        }
      }
    }
    return owners;
  }

  private static int owner(int one, int other) {
    return one == NOBODY || one == other ? other : SHARED;
  }

  /// The values of one label name.
  private static final class Values {
    private final ArrivalCodes symbols = new ArrivalCodes();
    private int[] owners = {NOBODY, NOBODY, NOBODY, NOBODY}; // by code
    private long[] sums = new long[8]; // series, milliseconds of each code

    int code(int symbol) {
      int code = symbols.code(symbol);
      if (code >= owners.length) {
        grow();
      }
      return code;
    }

    private void grow() {
      int length = owners.length;
      owners = Arrays.copyOf(owners, 2 * length);
      Arrays.fill(owners, length, 2 * length, NOBODY);
      sums = Arrays.copyOf(sums, 4 * length);
    }

    void own(int code, int metric) {
      owners[code] = owner(owners[code], metric);
    }

    static int total(List<Values> parts) {
      return parts.stream().mapToInt(v -> v.symbols.size()).sum();
    }

    /// Writes the sums of equal symbols, ascending by symbol.
    ///
    /// @param from where to begin
    /// @return where it ended
    static int merge(List<Values> parts, int from, int[] symbols, long[] sums) {
      SymbolRanks ranks =
          SymbolRanks.of(parts.stream().map(v -> v.symbols.ids()).toList(), sizes(parts));
      for (Values part : parts) {
        for (int code = 1; code <= part.symbols.size(); code++) {
          int symbol = part.symbols.id(code);
          int pair = from + ranks.rank(symbol);
          symbols[pair] = symbol;
          sums[2 * pair] += part.sums[2 * code];
          sums[2 * pair + 1] += part.sums[2 * code + 1];
        }
      }
      return from + ranks.size();
    }

    private static int[] sizes(List<Values> parts) {
      return parts.stream().mapToInt(v -> v.symbols.size()).toArray();
    }
  }
}
