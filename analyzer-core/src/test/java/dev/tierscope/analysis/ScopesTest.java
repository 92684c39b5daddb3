package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.table.RandomTables;
import dev.tierscope.table.SeriesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScopesTest {
  private static final SeriesTable TABLE = RandomTables.table(series());

  private static List<Map<String, String>> series() {
    List<Map<String, String>> series = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      series.add(Map.of("__name__", "go_goroutines", "job", "api", "instance", "a" + i));
      series.add(Map.of("__name__", "disk_bytes", "job", "node", "instance", "n" + i));
    }
    series.add(Map.of("__name__", "go_goroutines", "job", "node", "instance", "n0"));
    series.add(Map.of("__name__", "cpu", "job", "node", "pod", ""));
    series.add(Map.of("__name__", "latency_bucket", "job", "api", "le", "1"));
    series.add(Map.of("__name__", "latency_count", "job", "api"));
    series.add(Map.of("__name__", "latency_sum", "job", "node"));
    series.add(Map.of("__name__", "tie", "job", "api"));
    series.add(Map.of("__name__", "tie", "job", "node"));
    series.replaceAll(labels -> {
      Map<String, String> without = new TreeMap<>(labels);
      without.values().removeIf(String::isEmpty);
      return without;
    });
    return series;
  }

  @Test
  void givesAGroupTheScopeOfMostOfItsSeries() throws AnalyzerException {
    assertEquals(
        Map.of(
            "go_goroutines", Scope.APPLICATION,
            "disk_bytes", Scope.NODE,
            "cpu", Scope.NODE,
            "latency", Scope.APPLICATION,
            "tie", Scope.NODE),
        scopes("node {job=\"node\"}\napplication {job=\"api\"}"));
  }

  @Test
  void asksRulesInTheirOrder() throws AnalyzerException {
    assertEquals(
        Map.of(
            "go_goroutines", Scope.SERVICE,
            "disk_bytes", Scope.POD,
            "cpu", Scope.CUSTOM,
            "latency", Scope.POD,
            "tie", Scope.CUSTOM),
        scopes(
            """
            service go_goroutines
            pod {instance!=""}
            pod latency{job=~".+"}
            node {job="node", job="api"}
            """));
  }

  @Test
  void seesTheNameOfTheGroup() throws AnalyzerException {
    assertEquals(Scope.RULE, scopes("rule latency\nnode {job=\"node\"}").get("latency"));
    assertEquals(Scope.CUSTOM, scopes("rule latency_bucket\npod {x!=\"\"}").get("latency"));
  }

  @Test
  void findsTheSameByNamesAlone() throws AnalyzerException {
    List<MetricFacts> facts = MetricFacts.of(TABLE, 0);
    Classification named = parse("rule latency\nnode {__name__=~\".*_.*\"}");
    assertEquals(
        scopes(Cardinality.groups(facts, TABLE, named)),
        scopes(Cardinality.groups(facts, TABLE.series(), named)));
  }

  private static Map<String, Scope> scopes(String file) throws AnalyzerException {
    return scopes(Cardinality.groups(MetricFacts.of(TABLE, 0), TABLE, parse(file)));
  }

  private static Map<String, Scope> scopes(List<MetricGroup> groups) {
    Map<String, Scope> scopes = new TreeMap<>();
    groups.forEach(group -> scopes.put(group.name(), group.scope()));
    return scopes;
  }

  private static Classification parse(String file) throws AnalyzerException {
    return ClassificationFile.parse(file, "mine");
  }
}
