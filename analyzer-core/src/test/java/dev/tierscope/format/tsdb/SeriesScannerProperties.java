package dev.tierscope.format.tsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.format.tsdb.SeriesScanner.Damage;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.table.RandomTables;
import dev.tierscope.task.Progress;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// A scan finds the labels that were written, and what differs from the entry before.
class SeriesScannerProperties {
  @Property
  void findsTheLabelsThatWereWritten(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 8) int width)
      throws CorruptFile {
    assertFinds(RandomTables.labelSets(new Random(seed), rows, width));
  }

  @Test
  void findsThemWhereTheWindowOverTheFileMovesOn() throws CorruptFile {
    List<Map<String, String>> sorted =
        new ArrayList<>(RandomTables.labelSets(new Random(1), 12_000, 6));
    sorted.sort(Comparator.comparing(Map::toString));
    assertFinds(sorted);
  }

  private static void assertFinds(List<Map<String, String>> written) throws CorruptFile {
    byte[] file = new SmallBlock(written, 1).index();
    BlockIndex index = BlockIndex.open(MemorySegment.ofArray(file), "index", 1);
    SeriesStarts starts = SeriesStarts.of(index.sections(), PostingsOffsets.read(index.sections()));
    Damage damage = new Damage();
    List<Map<String, String>> found = new ArrayList<>();
    int[][] before = {new int[0]};
    new SeriesScanner(
            index,
            starts,
            index.sections().seriesStart(),
            index.sections().seriesEnd(),
            damage,
            Progress.NONE)
        .scan((entry, _) -> {
          found.add(labels(index, entry));
          assertNamesEveryChange(before[0], entry);
          before[0] = Arrays.copyOf(entry.labels, entry.length);
        });
    assertEquals(0, damage.entries());
    assertEquals(written, found);
  }

  private static void assertNamesEveryChange(int[] before, SeriesEntry entry) {
    if (entry.changes == SeriesEntry.ALL) {
      return;
    }
    assertEquals(before.length, entry.length);
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < entry.changes; i++) {
      changed.add(entry.changed[i]);
    }
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] != entry.labels[i], changed.contains(i), "label " + i / 2);
    }
  }

  private static Map<String, String> labels(BlockIndex index, SeriesEntry entry) {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < entry.length; i += 2) {
      labels.put(
          index.symbols().string(entry.labels[i]), index.symbols().string(entry.labels[i + 1]));
    }
    return labels;
  }
}
