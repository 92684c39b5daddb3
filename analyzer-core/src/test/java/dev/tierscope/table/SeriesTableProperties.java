package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What goes into a table comes out of it.
class SeriesTableProperties {
  private static final List<Weight> ORDER = List.of(Weight.values());

  private static final Set<Weight> WEIGHTS = Set.of(Weight.values());

  @Property
  void mergesTheRowsOfSeveralBuilders(
      @ForAll long seed,
      @ForAll @IntRange(max = 400) int rows,
      @ForAll @IntRange(min = 1, max = 4) int builders) {
    Random random = new Random(seed);
    List<Map<String, String>> series = RandomTables.labelSets(random, rows, 1 + rows % 3);
    List<long[]> weights = weights(random, rows);
    Map<Map<String, String>, List<Long>> expected = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      expected.merge(
          series.get(row),
          Arrays.stream(weights.get(row)).boxed().toList(),
          SeriesTableProperties::combined);
    }
    SeriesTable table = build(series, weights, builders, Duplicates.MERGE);
    assertEquals(expected.size(), table.series());
    assertEquals(expected, weighted(table));
  }

  @Property
  void keepsDistinctRowsAsTheyAre(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int rows,
      @ForAll @IntRange(min = 1, max = 4) int builders) {
    Random random = new Random(seed);
    List<Map<String, String>> series =
        List.copyOf(new HashSet<>(RandomTables.labelSets(random, rows, 4)));
    List<long[]> weights = weights(random, series.size());
    Map<Map<String, String>, List<Long>> expected = new HashMap<>();
    for (int row = 0; row < series.size(); row++) {
      expected.put(series.get(row), Arrays.stream(weights.get(row)).boxed().toList());
    }
    SeriesTable table = build(series, weights, builders, Duplicates.IMPOSSIBLE);
    assertEquals(expected, weighted(table));
  }

  @Property
  void sortsDictionariesColumnsAndGroups(@ForAll long seed, @ForAll @IntRange(max = 200) int rows) {
    SeriesTable table = RandomTables.table(RandomTables.labelSets(new Random(seed), rows, 3));
    assertAscending(table.groups().stream().mapToInt(SeriesGroup::nameSymbol).toArray());
    for (SeriesGroup group : table.groups()) {
      assertAscending(group.columns().stream().mapToInt(LabelColumn::nameSymbol).toArray());
      for (LabelColumn column : group.columns()) {
        assertAscending(
            IntStream.rangeClosed(1, column.values()).map(column::valueSymbol).toArray());
        assertEquals(group.rows(), Arrays.stream(column.rowsByCode()).sum());
        for (int code = 1; code <= column.values(); code++) {
          assertTrue(column.rowsByCode()[code] > 0, "a value that no row has");
          assertEquals(code, column.codeOf(column.value(code)));
        }
      }
    }
  }

  @Property
  void choosesRows(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
    Random random = new Random(seed);
    List<Map<String, String>> series = RandomTables.labelSets(random, rows, 3);
    SeriesTable table = build(series, weights(random, rows), 1, Duplicates.MERGE);
    Map<Map<String, String>, List<Long>> expected = weighted(table);
    expected.keySet().removeIf(labels -> !labels.getOrDefault("l0", "").endsWith("1"));
    SeriesTable chosen =
        table.where(group ->
            IntStream.range(0, group.rows())
                .filter(r -> RandomTables.labels(group, r).getOrDefault("l0", "").endsWith("1"))
                .toArray());
    assertEquals(expected, weighted(chosen));
  }

  @Property
  void countsPairsAsCountingMapsDoes(@ForAll long seed, @ForAll @IntRange(max = 200) int rows) {
    Random random = new Random(seed);
    List<Map<String, String>> series = RandomTables.labelSets(random, rows, 3);
    SeriesTable table = build(series, weights(random, rows), 2, Duplicates.MERGE);
    Map<String, Long> seriesOf = new TreeMap<>();
    Map<String, Long> uncoveredOf = new TreeMap<>();
    long range = 1_000_000;
    weighted(table)
        .forEach((labels, weights) ->
            labels.forEach((name, value) -> {
              seriesOf.merge(name + "=" + value, 1L, Long::sum);
              long lived =
                  weights.get(ORDER.indexOf(Weight.LAST_TIME))
                      - weights.get(ORDER.indexOf(Weight.FIRST_TIME));
              uncoveredOf.merge(name + "=" + value, range - lived, Long::sum);
            }));
    PairCounts pairs = PairCounts.of(table, range);
    Map<String, Long> counted = new TreeMap<>();
    Map<String, Long> uncovered = new TreeMap<>();
    for (int name = 0; name < pairs.names(); name++) {
      for (int pair = pairs.firstPair(name); pair < pairs.endPair(name); pair++) {
        counted.put(pairs.name(name) + "=" + pairs.value(pair), pairs.series(pair));
        uncovered.put(pairs.name(name) + "=" + pairs.value(pair), pairs.uncovered(pair));
      }
    }
    assertEquals(seriesOf, counted);
    assertEquals(uncoveredOf, uncovered);
    assertEquals(table.series(), pairs.series());
    assertEquals(seriesOf.values().stream().mapToLong(Long::longValue).sum(), pairs.entries());
  }

  @Property
  void unitesTables(@ForAll long seed, @ForAll @IntRange(max = 60) int rows) {
    Random random = new Random(seed);
    List<SeriesTable> tables = new ArrayList<>();
    Map<Map<String, String>, List<Long>> expected = new HashMap<>();
    for (int t = 0; t < 3; t++) {
      List<Map<String, String>> series = RandomTables.labelSets(random, rows, 1 + t % 2);
      SeriesTable table = build(series, weights(random, rows), 1, Duplicates.MERGE);
      weighted(table)
          .forEach((labels, weights) ->
              expected.merge(labels, weights, SeriesTableProperties::combined));
      tables.add(table);
    }
    assertEquals(expected, weighted(TableUnion.of(tables, Progress.NONE)));
    SeriesTable lastTwo = TableUnion.of(List.of(tables.get(2), tables.get(1)), Progress.NONE);
    assertEquals(expected, weighted(TableUnion.of(List.of(lastTwo, tables.get(0)), Progress.NONE)));
  }

  @Test
  void holdsColumnsOfMoreValuesThanTwoBytesTell() {
    int rows = 70_000;
    List<Map<String, String>> series = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Map<String, String> labels = new TreeMap<>(Map.of("__name__", "m", "id", "v" + row));
      if (row % 3 == 0) {
        labels.put("late", "x" + row);
      }
      series.add(labels);
    }
    assertEquals(
        new HashSet<>(series), new HashSet<>(RandomTables.series(RandomTables.table(series))));
  }

  @Test
  void findsAGroupByNameOnly() {
    SeriesTable table =
        RandomTables.table(
            List.of(Map.of("__name__", "a"), Map.of("__name__", "b", "x", "c"), Map.of("x", "a")));
    assertEquals(1, table.group("b").orElseThrow().rows());
    assertEquals("", table.groups().getFirst().name());
    assertTrue(table.group("c").isEmpty() && table.group("nothing").isEmpty());
  }

  private static SeriesTable build(
      List<Map<String, String>> series, List<long[]> weights, int builders, Duplicates duplicates) {
    Symbols symbols = RandomTables.symbols(series);
    List<SeriesTableBuilder> parts = new ArrayList<>();
    for (int b = 0; b < builders; b++) {
      int from = series.size() * b / builders;
      int to = series.size() * (b + 1) / builders;
      parts.add(
          RandomTables.builder(
              symbols, series.subList(from, to), WEIGHTS, weights.subList(from, to)));
    }
    return SeriesTableBuilder.build(parts, duplicates, Progress.NONE);
  }

  private static List<long[]> weights(Random random, int rows) {
    boolean equal = random.nextBoolean();
    return IntStream.range(0, rows)
        .mapToObj(_ -> {
          boolean sampled = random.nextInt(10) > 0;
          long first = sampled ? random.nextInt(1, 1000) : 0;
          return new long[] {
            random.nextInt(5),
            equal ? 7 : random.nextInt(5000),
            3,
            16,
            first,
            sampled ? first + random.nextInt(9000) : 0
          };
        })
        .toList();
  }

  private static List<Long> combined(List<Long> a, List<Long> b) {
    return Arrays.stream(Weight.values())
        .map(w ->
            switch (w) {
              case FIRST_TIME -> sampled(a, b, w).min().orElse(0);
              case LAST_TIME -> sampled(a, b, w).max().orElse(0);
              case CHUNKS, SAMPLES, CHUNK_BYTES, INDEX_BYTES ->
                  a.get(ORDER.indexOf(w)) + b.get(ORDER.indexOf(w));
            })
        .toList();
  }

  /// A time of those of two rows that have samples.
  private static LongStream sampled(List<Long> a, List<Long> b, Weight time) {
    return Stream.of(a, b)
        .mapToLong(weights -> weights.get(ORDER.indexOf(time)))
        .filter(moment -> moment != 0);
  }

  private static Map<Map<String, String>, List<Long>> weighted(SeriesTable table) {
    Map<Map<String, String>, List<Long>> all = new HashMap<>();
    for (SeriesGroup group : table.groups()) {
      for (int row = 0; row < group.rows(); row++) {
        int at = row;
        all.put(
            RandomTables.labels(group, row),
            Arrays.stream(Weight.values())
                .map(w -> group.weight(w).orElseThrow().get(at))
                .toList());
      }
    }
    return all;
  }

  private static void assertAscending(int[] numbers) {
    for (int i = 1; i < numbers.length; i++) {
      assertTrue(numbers[i - 1] < numbers[i], () -> Arrays.toString(numbers));
    }
  }
}
