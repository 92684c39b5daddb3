package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Counting on codes gives what counting label maps gives.
class DistinctRowsProperties {
  @Property
  void countsWhatIsLeftWithoutEachLabel(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int rows,
      @ForAll @IntRange(min = 1, max = 14) int width) {
    for (SeriesGroup group : groups(seed, rows, width)) {
      assertCountsWithoutEach(group);
    }
  }

  @Property
  void countsWhatIsLeftWithoutAnySetOfLabels(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 14) int width,
      @ForAll long chosen) {
    for (SeriesGroup group : groups(seed, rows, width)) {
      BitSet without = BitSet.valueOf(new long[] {chosen});
      assertEquals(distinct(group, without::get).size(), DistinctRows.countWithout(group, without));
    }
  }

  @Property
  void findsTheFirstRowWithTheSameValues(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 14) int width,
      @ForAll long chosen) {
    BitSet by = BitSet.valueOf(new long[] {chosen});
    for (SeriesGroup group : groups(seed, rows, width)) {
      Map<Map<String, String>, Integer> first = new HashMap<>();
      int[] expected =
          IntStream.range(0, group.rows())
              .map(row -> {
                Integer known = first.putIfAbsent(without(group, row, p -> !by.get(p)), row);
                return known == null ? row : known;
              })
              .toArray();
      assertArrayEquals(expected, DistinctRows.firstRowBy(group, by));
    }
  }

  @Property
  void findsTheFirstRowWithEqualLabels(@ForAll long seed, @ForAll @IntRange(max = 40) int extra) {
    SeriesGroup sound = groups(seed, 30, 3).getLast();
    Random random = new Random(seed);
    int[] repeated =
        IntStream.concat(IntStream.range(0, sound.rows()), random.ints(extra, 0, sound.rows()))
            .toArray();
    SeriesGroup group = sound.rows(repeated);
    int[] expected =
        IntStream.range(0, repeated.length)
            .map(row ->
                IntStream.range(0, row + 1)
                    .filter(r -> repeated[r] == repeated[row])
                    .findFirst()
                    .orElseThrow())
            .toArray();
    assertArrayEquals(expected, DistinctRows.firstRowOf(group));
  }

  @Test
  void countsThousandsOfRowsInSeveralParts() {
    for (int width : new int[] {2, 4, 9}) {
      SeriesGroup group = groups(width, 60_000, width).getFirst();
      assertTrue(group.rows() > 2 << 14, group.rows() + " rows");
      assertCountsWithoutEach(group);
    }
  }

  @Test
  void countsMoreLabelsThanAreComparedWithEachOther() {
    List<SeriesGroup> groups = groups(5, 12, 700);
    assertTrue(groups.getFirst().columns().size() > 600);
    groups.forEach(DistinctRowsProperties::assertCountsWithoutEach);
  }

  private static void assertCountsWithoutEach(SeriesGroup group) {
    int[] expected =
        IntStream.range(0, group.columns().size())
            .map(column -> distinct(group, p -> p == column).size())
            .toArray();
    assertArrayEquals(expected, DistinctRows.countWithoutEach(group));
  }

  private static List<SeriesGroup> groups(long seed, int rows, int width) {
    return RandomTables.table(RandomTables.labelSets(new Random(seed), rows, width)).groups();
  }

  private static Set<Map<String, String>> distinct(SeriesGroup group, Predicate<Integer> removed) {
    Set<Map<String, String>> left = new HashSet<>();
    for (int row = 0; row < group.rows(); row++) {
      left.add(without(group, row, removed));
    }
    return left;
  }

  private static Map<String, String> without(
      SeriesGroup group, int row, Predicate<Integer> removed) {
    Map<String, String> labels = new TreeMap<>();
    for (int p = 0; p < group.columns().size(); p++) {
      LabelColumn column = group.columns().get(p);
      if (!removed.test(p) && column.code(row) != 0) {
        labels.put(column.name(), column.value(column.code(row)));
      }
    }
    return labels;
  }
}
