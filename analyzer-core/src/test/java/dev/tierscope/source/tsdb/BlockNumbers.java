package dev.tierscope.source.tsdb;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.analysis.Churn;
import dev.tierscope.analysis.LabelCardinality;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PairCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Tierscope says of a block, in the words of the files with expected numbers.
final class BlockNumbers {
  private static final String METRIC = "__name__";

  private BlockNumbers() {}

  static ExpectedBlock of(PairCounts pairs, TimeRange range) {
    Map<String, Long> numbers = new TreeMap<>();
    numbers.put("series", pairs.series());
    numbers.put("labelNames", (long) pairs.names());
    numbers.put("labelPairs", (long) pairs.pairs());
    numbers.put("postingsEntries", pairs.entries());
    Map<String, Map<String, Long>> tables = new TreeMap<>();
    for (LabelCardinality label : Cardinality.labels(pairs)) {
      put(tables, "valuesByLabelName", label.name(), label.values());
      put(tables, "valueLengthByLabelName", label.name(), label.valueBytes());
    }
    for (PairCardinality pair : Cardinality.pairs(pairs, Long.MAX_VALUE)) {
      put(tables, "seriesByLabelPair", pair.name() + "=" + pair.value(), pair.series());
      if (pair.name().equals(METRIC)) {
        put(tables, "seriesByMetric", pair.value(), pair.series());
      }
    }
    Churn churn = Churn.of("", pairs, range, Long.MAX_VALUE);
    churn.names().forEach(n -> put(tables, "churnByLabelName", n.name(), n.churn()));
    churn
        .pairs()
        .forEach(p -> put(tables, "churnByLabelPair", p.name() + "=" + p.value(), p.churn()));
    for (int name = 0; name < pairs.names(); name++) {
      long uncovered = 0;
      for (int pair = pairs.firstPair(name); pair < pairs.endPair(name); pair++) {
        uncovered += pairs.uncovered(pair);
      }
      put(tables, "uncoveredMsByLabelName", pairs.name(name), uncovered);
    }
    return new ExpectedBlock(numbers, tables);
  }

  /// The part of the expected numbers that [#of] knows.
  static ExpectedBlock comparable(ExpectedBlock expected) {
    Map<String, Long> numbers = new TreeMap<>(expected.numbers());
    numbers.keySet().retainAll(List.of("series", "labelNames", "labelPairs", "postingsEntries"));
    Map<String, Map<String, Long>> tables = new TreeMap<>(expected.tables());
    tables
        .keySet()
        .retainAll(
            List.of(
                "seriesByMetric",
                "valuesByLabelName",
                "valueLengthByLabelName",
                "seriesByLabelPair",
                "churnByLabelName",
                "churnByLabelPair",
                "uncoveredMsByLabelName"));
    return new ExpectedBlock(numbers, tables);
  }

  private static void put(
      Map<String, Map<String, Long>> tables, String table, String key, long number) {
    tables.computeIfAbsent(table, _ -> new TreeMap<>()).put(key, number);
  }
}
