package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.MetricCardinality;
import dev.tierscope.analysis.Sampling;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.SharedData;
import dev.tierscope.model.Notice;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Intervals, bytes of a sample and deleted ranges of a directory that was scraped every two
/// seconds.
class MeasuredSamplesTest {
  private static final String WITH_TOMBSTONES = "01M81WRKVV1N15PAXXG6P104FZ";
  private static final String SOUND = "01M81X1RTQTCNEG63RTK945SE4";

  @TempDir static Path temp;

  private static Path directory = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
  }

  private static CardinalityReport report(Set<String> parts) throws Exception {
    try (Source source = Catalog.open(directory, Progress.NONE)) {
      Snapshot read = source.read(new ReadOptions(TimeRange.ALL, parts), Progress.NONE);
      return CardinalityReport.of(
          read.summary(),
          read.table(),
          read.parts(),
          read.seriesAccuracy(),
          read.sampleAccuracy(),
          read.byteAccuracy(),
          List.of(),
          Classification.DEFAULT,
          Progress.NONE);
    }
  }

  @Test
  void aHeadHasNoBytesThatBelongToSeries() throws Exception {
    CardinalityReport report = report(Set.of("head"));
    assertEquals(Optional.empty(), report.totals().bytes());
    assertEquals(1717397, report.source().parts().getFirst().bytes());
  }

  private static Sampling of(CardinalityReport report, String metric) {
    return report.metrics().stream()
        .filter(m -> m.name().equals(metric))
        .map(MetricCardinality::sampling)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void measuresTheScrapeIntervalThatWasConfigured() throws Exception {
    CardinalityReport report = report(Set.of(SOUND));
    assertEquals(2000.0, (double) of(report, "up").intervalMillis().orElseThrow(), 20);
    assertEquals(2000.0, (double) Sampling.typicalInterval(report.metrics()).orElseThrow(), 20);
  }

  @Test
  void aSampleOfAConstantMetricTakesFewerBytesThanThatOfAHistogram() throws Exception {
    CardinalityReport report = report(Set.of(SOUND));
    double constant = of(report, "up").bytesPerSample().orElseThrow();
    assertAll(
        () -> assertTrue(constant > 0.2 && constant < 2, "up: " + constant),
        () ->
            assertTrue(
                report.metrics().stream()
                    .anyMatch(m -> m.sampling().bytesPerSample().orElseThrow() > 4 * constant)));
  }

  @Test
  void givesNoBytesOfASampleWhereAHeadHoldsSamplesToo() throws Exception {
    CardinalityReport report = report(Set.of());
    assertTrue(of(report, "up").bytesPerSample().isEmpty());
    assertTrue(of(report, "up").intervalMillis().isPresent());
  }

  @Test
  void tellsDeletedRangesAndCountsTheirSeries() throws Exception {
    CardinalityReport report = report(Set.of(WITH_TOMBSTONES));
    assertEquals(1289, report.totals().series().value());
    List<Notice> notices = report.source().notices();
    assertAll(
        () -> assertEquals(1, notices.size(), notices::toString),
        () -> assertEquals(Notice.Severity.INFO, notices.getFirst().severity()),
        () ->
            assertTrue(notices.getFirst().problem().what().contains("13 time ranges of 13 series")),
        () -> assertTrue(notices.getFirst().problem().where().endsWith(WITH_TOMBSTONES)));
  }

  @Test
  void tellsNothingOfABlockWithoutTombstones() throws Exception {
    assertEquals(List.of(), report(Set.of(SOUND)).source().notices());
  }
}
