package dev.tierscope.analysis;

import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PairCounts;
import java.util.List;
import java.util.stream.IntStream;

/// Label names and pairs by the time that their series were not there, as `promtool tsdb analyze`
/// defines it: for each series the length of the block's range minus the time from its first to its
/// last sample, summed and divided by that length, cut to a whole number. Ten series that each live
/// half of the block count five. Prometheus `cmd/promtool/tsdb.go`.
///
/// @param part the block it was measured in
/// @param range the time range it is relative to
/// @param seriesEquivalents the sum over all series
/// @param names most first, ties by name
/// @param pairs most first, ties by name and value
public record Churn(
    String part,
    TimeRange range,
    double seriesEquivalents,
    List<NameChurn> names,
    List<PairChurn> pairs) {
  /// Churn of one label name.
  public record NameChurn(String name, long churn) {}

  /// Churn of one label pair.
  public record PairChurn(String name, String value, long churn) {}

  public Churn {
    names = List.copyOf(names);
    pairs = List.copyOf(pairs);
  }

  /// Measures the churn of one block.
  ///
  /// @param limit how many names and pairs at the most
  public static Churn of(String part, PairCounts pairs, TimeRange range, long limit) {
    if (!pairs.knowsUncovered() || range.millis() == 0) {
      return new Churn(part, range, 0, List.of(), List.of());
    }
    double length = range.millis();
    List<NameChurn> names =
        IntStream.range(0, pairs.names())
            .mapToObj(n -> new NameChurn(pairs.name(n), churn(uncovered(pairs, n), length)))
            .sorted((a, b) -> Cardinality.mostFirst(a.churn(), a.name(), b.churn(), b.name()))
            .limit(limit)
            .toList();
    List<PairChurn> top =
        Top.of(pairs.pairs(), p -> churn(pairs.uncovered(p), length), limit)
            .mapToObj(p ->
                new PairChurn(
                    Cardinality.name(pairs, p), pairs.value(p), churn(pairs.uncovered(p), length)))
            .toList();
    double all =
        pairs.find("__name__").map(n -> unsigned(uncovered(pairs, n)) / length).orElse(0.0);
    return new Churn(part, range, all, names, top);
  }

  private static long uncovered(PairCounts pairs, int name) {
    long sum = 0;
    for (int p = pairs.firstPair(name); p < pairs.endPair(name); p++) {
      sum += pairs.uncovered(p);
    }
    return sum;
  }

  private static long churn(long uncovered, double length) {
    return (long) (unsigned(uncovered) / length);
  }

  /// Sums wrap as unsigned 64-bit numbers do in promtool.
  private static double unsigned(long value) {
    return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
  }
}
