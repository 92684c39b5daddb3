package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Runs say the same as the columns of a table.
class GroupRunsProperties {
  @Property
  void holdTheLabelsOfATable(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int rows,
      @ForAll @IntRange(min = 1, max = 14) int width,
      @ForAll @IntRange(min = 1, max = 3) int builders) {
    assertSame(RandomTables.labelSets(new Random(seed), rows, width), builders);
  }

  @Test
  void holdMoreRunsThanOneBlockTakes() {
    assertSame(RandomTables.labelSets(new Random(7), 30_000, 4), 2);
  }

  @Test
  void holdMoreLabelsThanSixtyFourBitsTellApart() {
    assertSame(RandomTables.labelSets(new Random(7), 3_000, 12), 2);
  }

  private static void assertSame(List<Map<String, String>> series, int builders) {
    SeriesTable table = RandomTables.table(series);
    List<GroupRuns> runs = RandomTables.runs(series, builders);
    assertEquals(table.groups().stream().map(SeriesGroup::name).toList(), names(runs));
    for (GroupRuns of : runs) {
      SeriesGroup group = table.group(of.name()).orElseThrow();
      assertEquals(group.rows(), of.rows());
      assertEquals(described(group), described(of));
      for (int label = 0; label < of.labels().size(); label++) {
        assertCodes(group.columns().get(label), of.labels().get(label), of.rows());
      }
      DistinctRows distinct = DistinctRows.of(of);
      assertArrayEquals(
          DistinctRows.countWithoutEach(group),
          IntStream.range(0, of.labels().size()).map(distinct::countWithout).toArray());
    }
  }

  private static void assertCodes(LabelColumn column, LabelRuns runs, int rows) {
    long[] expected = new long[rows];
    column.codes(0, expected, rows);
    long[] found = new long[rows];
    runs.codes(0, found, rows);
    assertArrayEquals(expected, found, runs.name());
    assertEquals(expected[rows / 2], runs.code(rows / 2));
  }

  private static List<String> names(List<GroupRuns> runs) {
    return runs.stream().map(GroupRuns::name).toList();
  }

  private static List<String> described(SeriesGroup group) {
    return group.columns().stream()
        .map(label -> label.name() + " " + label.values() + " " + label.isConstant())
        .toList();
  }

  private static List<String> described(GroupRuns group) {
    return group.labels().stream()
        .map(label -> label.name() + " " + label.values() + " " + label.isConstant())
        .toList();
  }
}
