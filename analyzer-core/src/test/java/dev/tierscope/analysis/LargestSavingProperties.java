package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.table.RandomTables;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The label that saves most is found without counting all of them.
class LargestSavingProperties {
  @Property
  void savesWhatTheBestOfAllLabelsSaves(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 6) int width) {
    List<Map<String, String>> series = RandomTables.labelSets(new Random(seed), rows, width);
    SeriesTable table = RandomTables.table(series);
    Map<String, Long> counted =
        saved(table, new LargestSaving(RandomTables.runs(series, 2)).labels());
    Map<String, List<LabelRetention>> all = new HashMap<>();
    for (SeriesGroup group : table.groups()) {
      all.put(group.name(), Cardinality.retained(group));
    }
    Map<String, Long> expected = saved(table, all);
    assertEquals(most(expected), most(counted));
    counted.forEach((label, saved) -> assertEquals(expected.get(label), saved, label));
  }

  private static Map<String, Long> saved(
      SeriesTable table, Map<String, List<LabelRetention>> retained) {
    Map<String, Long> saved = new HashMap<>();
    for (SeriesGroup group : table.groups()) {
      for (LabelRetention label : retained.getOrDefault(group.name(), List.of())) {
        saved.merge(label.name(), group.rows() - label.retainedSeries(), Long::sum);
      }
    }
    return saved;
  }

  private static long most(Map<String, Long> saved) {
    return saved.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
