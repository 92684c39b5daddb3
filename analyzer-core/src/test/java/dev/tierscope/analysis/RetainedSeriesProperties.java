package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.table.RandomTables;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetainedSeriesProperties {
  /// Some labels of [RandomTables#labelSets], and one that nobody has.
  private static final List<String> LABELS =
      List.of("constant", "l0", "l1", "same", "function", "x");

  @Property
  void countsTheLabelSetsThatStayDistinct(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
    Random random = new Random(seed);
    List<Map<String, String>> series = RandomTables.labelSets(random, rows, 3);
    List<String> removed = new ArrayList<>(LABELS);
    removed.removeIf(_ -> random.nextBoolean());

    Map<String, Set<Map<String, String>>> before = new TreeMap<>();
    Map<String, Set<Map<String, String>>> after = new TreeMap<>();
    for (Map<String, String> labels : series) {
      String name = labels.getOrDefault("__name__", "");
      before.computeIfAbsent(name, _ -> new HashSet<>()).add(labels);
      Map<String, String> left = new TreeMap<>(labels);
      left.keySet().removeAll(removed);
      after.computeIfAbsent(name, _ -> new HashSet<>()).add(left);
    }
    RetainedSeries retained =
        RetainedSeries.without(removed, RandomTables.table(series), Progress.NONE);
    Map<String, List<Long>> found = new TreeMap<>();
    retained
        .metrics()
        .forEach(metric -> found.put(metric.name(), List.of(metric.series(), metric.retained())));
    Map<String, List<Long>> expected = new TreeMap<>();
    before.forEach((name, sets) ->
        expected.put(
            name, List.of((long) sets.size(), (long) after.getOrDefault(name, Set.of()).size())));
    assertEquals(expected, found);
    assertEquals(before.values().stream().mapToLong(Set::size).sum(), retained.series());
    assertEquals(after.values().stream().mapToLong(Set::size).sum(), retained.retained());
  }

  @Example
  void beginsWithTheMetricThatLosesMost() {
    SeriesTable table =
        RandomTables.table(
            List.of(
                Map.of("__name__", "a", "pod", "1"),
                Map.of("__name__", "b", "pod", "1"),
                Map.of("__name__", "b", "pod", "2"),
                Map.of("__name__", "c", "job", "1"),
                Map.of("__name__", "c", "job", "2"),
                Map.of("__name__", "c", "job", "3")));
    assertEquals(
        List.of(
            new RetainedSeries.Metric("b", 2, 1),
            new RetainedSeries.Metric("a", 1, 1),
            new RetainedSeries.Metric("c", 3, 3)),
        RetainedSeries.without(List.of("pod"), table, Progress.NONE).metrics());
  }

  @Example
  void keepsTheMetricName() {
    SeriesTable table = RandomTables.table(List.of(Map.of("__name__", "a")));
    assertThrows(
        IllegalArgumentException.class,
        () -> RetainedSeries.without(List.of("__name__"), table, Progress.NONE));
  }
}
