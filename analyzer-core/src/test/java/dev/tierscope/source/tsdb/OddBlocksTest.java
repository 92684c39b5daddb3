package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Blocks that old or faulty writers left behind.
class OddBlocksTest {
  @Test
  void countsAnIndexOfVersion1FromItsOffsetsAsFromItsSeries() throws AnalyzerException {
    try (Source source = open("prometheus-testdata/index_format_v1")) {
      QuickCounts quick = source.quick(10, ReadOptions.ALL, Progress.NONE).orElseThrow();
      Snapshot snapshot = source.read(ReadOptions.ALL, Progress.NONE);
      assertAll(
          () -> assertVersion1(quick.pairs()),
          () -> assertVersion1(snapshot.parts().getFirst().pairs()),
          () -> assertEquals(7515, quick.summary().bytes().orElseThrow()),
          () -> assertEquals(7515, quick.metrics().getFirst().bytes()),
          () -> assertEquals("", quick.metrics().getFirst().name()),
          () -> assertEquals(Accuracy.EXACT, snapshot.seriesAccuracy()));
    }
  }

  private static void assertVersion1(PairCounts pairs) {
    assertAll(
        () -> assertEquals(102, pairs.series()),
        () -> assertEquals(102, pairs.pairs()),
        () -> assertEquals(102, pairs.entries()),
        () ->
            assertEquals(
                "[bar 100, foo 2]",
                Cardinality.labels(pairs).stream()
                    .map(l -> l.name() + " " + l.values())
                    .toList()
                    .toString()));
  }

  @Test
  void readsTheBlockOfTheFaultyRelease21() throws AnalyzerException {
    try (Source source = open("prometheus-testdata/repair_index_version")) {
      Snapshot snapshot = source.read(ReadOptions.ALL, Progress.NONE);
      PairCounts pairs = snapshot.parts().getFirst().pairs();
      SeriesGroup group = snapshot.table().groups().getFirst();
      assertAll(
          () -> assertEquals(2, snapshot.table().series()),
          () -> assertEquals(0, group.sum(Weight.CHUNKS)),
          () -> assertEquals(2, group.column("a").orElseThrow().values()),
          () -> assertEquals(List.of("b"), names(pairs, 1)),
          () -> assertEquals(Accuracy.EXACT, snapshot.seriesAccuracy()));
    }
  }

  private static List<String> names(PairCounts pairs, int values) {
    return Cardinality.labels(pairs).stream()
        .filter(l -> l.values() == values)
        .map(l -> l.name())
        .toList();
  }

  @Test
  void readsChunkTimesThatWrapAround() throws AnalyzerException {
    try (Source source = open("thanos-testdata/out_of_order_chunks")) {
      Snapshot snapshot = source.read(ReadOptions.ALL, Progress.NONE);
      SeriesGroup group = snapshot.table().groups().getFirst();
      assertAll(
          () -> assertEquals(1, snapshot.table().series()),
          () -> assertEquals("1", group.column("lbl1").orElseThrow().value(1)),
          () -> assertEquals(2, group.sum(Weight.CHUNKS)),
          () -> assertEquals(Accuracy.EXACT, snapshot.seriesAccuracy()));
    }
  }

  @Test
  void saysWhatABareIndexLacks() throws AnalyzerException {
    try (Source source = open("thanos-testdata/out_of_order_chunks")) {
      String notices = source.read(ReadOptions.ALL, Progress.NONE).summary().notices().toString();
      assertTrue(notices.contains("meta.json"), notices);
      assertTrue(
          notices.contains("the samples of 2 chunks and bytes of 1 series are unknown"), notices);
    }
  }

  private static Source open(String path) throws AnalyzerException {
    return Catalog.open(Needs.shared("data/tsdb/" + path), Progress.NONE);
  }
}
