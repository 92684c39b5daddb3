package dev.tierscope.table;

import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// For every label pair how many series have it, and optionally how long those series were not
/// there. Pairs lie by name, then value, in byte order, so that a name's pairs are one range.
/// `__name__` is a name like any other.
///
/// A TSDB index answers this from its postings offset table, without touching a series; a
/// [SeriesTable] by adding up its columns. Counts of disjoint sets of series add up.
public final class PairCounts {
  private final Symbols names;
  private final String[] nameTexts;
  private final int[] firstPair; // one more than there are names
  private final Symbols symbols;
  private final int[] values; // empty: pair p has symbol p
  private final long[] series;
  private final long[] uncovered; // empty: not known
  private final long total;

  /// @param names label names in byte order
  /// @param firstPair `firstPair[n]..firstPair[n + 1]` are the pairs of name `n`
  /// @param symbols the values
  /// @param values symbol of each pair; empty if pair p has symbol p
  /// @param series number of series of each pair
  /// @param uncovered for each pair the milliseconds of the whole time range that its series do not
  ///   cover, summed; empty if unknown
  /// @param total number of series, with or without labels
  public PairCounts(
      Symbols names,
      int[] firstPair,
      Symbols symbols,
      int[] values,
      long[] series,
      long[] uncovered,
      long total) {
    this.names = names;
    this.nameTexts =
        IntStream.range(0, names.size()).mapToObj(names::string).toArray(String[]::new);
    this.firstPair = firstPair;
    this.symbols = symbols;
    this.values = values;
    this.series = series;
    this.uncovered = uncovered;
    this.total = total;
  }

  /// Number of series.
  public long series() {
    return total;
  }

  /// Number of label names.
  public int names() {
    return names.size();
  }

  /// Number of distinct label pairs.
  public int pairs() {
    return series.length;
  }

  /// Number of labels of all series together.
  public long entries() {
    return Arrays.stream(series).sum();
  }

  public String name(int name) {
    return nameTexts[name];
  }

  /// The number of a label name, if it occurs.
  public Optional<Integer> find(String name) {
    int found = names.find(name);
    return found < 0 ? Optional.empty() : Optional.of(found);
  }

  /// The first pair of a name; its last is the one before [#endPair].
  public int firstPair(int name) {
    return firstPair[name];
  }

  public int endPair(int name) {
    return firstPair[name + 1];
  }

  public String value(int pair) {
    return symbols.string(valueSymbol(pair));
  }

  /// The value of a pair as bytes, a copy.
  public byte[] valueBytes(int pair) {
    return symbols.bytes(valueSymbol(pair));
  }

  /// Length of the value in bytes.
  public int valueLength(int pair) {
    return symbols.length(valueSymbol(pair));
  }

  private int valueSymbol(int pair) {
    return values.length == 0 ? pair : values[pair];
  }

  /// Number of series with the pair.
  public long series(int pair) {
    return series[pair];
  }

  /// Whether [#uncovered] is known.
  public boolean knowsUncovered() {
    return uncovered.length > 0 || series.length == 0;
  }

  /// Milliseconds of the time range that the series of the pair do not cover, summed as an unsigned
  /// number.
  public long uncovered(int pair) {
    return uncovered[pair];
  }

  /// Counts the pairs of a table.
  ///
  /// @param rangeMillis length of the time range that [#uncovered] compares with; ignored when the
  ///   table has no times
  public static PairCounts of(SeriesTable table, long rangeMillis) {
    return of(table, rangeMillis, Progress.NONE);
  }

  /// The same with progress, counted in columns.
  public static PairCounts of(SeriesTable table, long rangeMillis, Progress progress) {
    return new PairCounter(table, rangeMillis, progress).count();
  }
}
