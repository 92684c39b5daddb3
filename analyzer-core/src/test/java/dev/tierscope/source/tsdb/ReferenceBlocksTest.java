package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.MetricFacts;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both ways of counting a block give the numbers that were kept beside it.
class ReferenceBlocksTest {
  @TempDir static Path unpacked;

  /// One block in an archive; its expected numbers lie beside that.
  record Reference(String archive, String ulid, String expected) {
    @Override
    public String toString() {
      return archive + " " + ulid;
    }

    Path open() throws IOException {
      Path into = unpacked.resolve(archive);
      if (!Files.exists(into)) {
        TarGz.unpack(Needs.shared("data/tsdb/" + archive + ".tar.gz"), into);
      }
      try (Stream<Path> top = Files.list(into)) {
        return top.findFirst().orElseThrow();
      }
    }

    ExpectedBlock numbers() {
      return ExpectedBlock.read(Needs.shared("data/tsdb/" + expected + ".expected.json"));
    }

    ReadOptions options() {
      return new ReadOptions(TimeRange.ALL, Set.of(ulid));
    }
  }

  static List<Reference> blocks() {
    return List.of(
        inDirectory("real/datadir-b-live", "01M81WRKVV1N15PAXXG6P104FZ"),
        inDirectory("real/datadir-b-live", "01M81X1RTQTCNEG63RTK945SE4"),
        inDirectory("real/datadir-b-live", "01M81X1RVV1RY5423M8Y7AWERV"),
        inDirectory("real/snapshot-api-b", "01M81WRKV34ZXERG80VAFR84SV"),
        inDirectory("real/snapshot-api-b", "01M81WRKVV1N15PAXXG6P104FZ"),
        inDirectory("real/snapshot-api-b", "01M81X1PATYMHZH9EKJJJTCZAF"),
        new Reference(
            "synthetic/block-without-label-index",
            "01M81X1RTQTCNEG63RTK945SE4",
            "synthetic/block-without-label-index"));
  }

  private static Reference inDirectory(String archive, String ulid) {
    return new Reference(archive, ulid, archive + "." + ulid);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void givesTheExpectedNumbersFromTheIndexAlone(Reference block)
      throws IOException, AnalyzerException {
    ExpectedBlock expected = BlockNumbers.comparable(block.numbers());
    try (Source source = Catalog.open(block.open(), Progress.NONE)) {
      QuickCounts counts = source.quick(10, block.options(), Progress.NONE).orElseThrow();
      assertSame(expected, counts.pairs(), counts.summary().range());
      assertEquals(block.numbers().numbers().get("chunks"), counts.chunks());
      assertEquals(block.numbers().numbers().get("samples"), counts.samples().orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void givesTheExpectedNumbersFromEverySeries(Reference block)
      throws IOException, AnalyzerException {
    ExpectedBlock expected = BlockNumbers.comparable(block.numbers());
    try (Source source = Catalog.open(block.open(), Progress.NONE)) {
      Snapshot snapshot = source.read(block.options(), Progress.NONE);
      TimeRange range = snapshot.parts().getFirst().range();
      assertSame(expected, snapshot.parts().getFirst().pairs(), range);
      assertSame(expected, PairCounts.of(snapshot.table(), range.millis()), range);
      assertEquals(block.numbers().numbers().get("chunks"), sum(snapshot.table(), Weight.CHUNKS));
      assertEquals(block.numbers().numbers().get("samples"), sum(snapshot.table(), Weight.SAMPLES));
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void dividesTheBytesOfTheBlockAmongItsMetricsToTheByte(Reference block)
      throws IOException, AnalyzerException {
    try (Source source = Catalog.open(block.open(), Progress.NONE)) {
      QuickCounts quick = source.quick(10, block.options(), Progress.NONE).orElseThrow();
      Snapshot snapshot = source.read(block.options(), Progress.NONE);
      List<MetricFacts> facts =
          MetricFacts.of(snapshot.table(), snapshot.summary().bytes().orElseThrow());
      long bytes = quick.metrics().stream().mapToLong(MetricFacts::bytes).sum();
      assertAll(
          () -> assertEquals(quick.metrics(), facts),
          () -> assertEquals(snapshot.summary().bytes().orElseThrow(), bytes),
          () -> assertTrue(facts.stream().allMatch(m -> m.bytes() > 0)));
    }
  }

  private static void assertSame(ExpectedBlock expected, PairCounts pairs, TimeRange range) {
    ExpectedBlock counted = BlockNumbers.of(pairs, range);
    assertEquals(expected.numbers(), counted.numbers());
    assertEquals(expected.tables().keySet(), counted.tables().keySet());
    expected.tables().forEach((name, table) -> assertEquals(table, counted.tables().get(name)));
  }

  private static long sum(SeriesTable table, Weight weight) {
    return table.groups().stream().mapToLong((SeriesGroup g) -> g.sum(weight)).sum();
  }
}
