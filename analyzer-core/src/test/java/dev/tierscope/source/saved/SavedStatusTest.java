package dev.tierscope.source.saved;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.ListAccuracy;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.SharedData;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Count;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedStatusTest {
  @TempDir Path folder;

  private static CardinalityReport report(Path path) throws AnalyzerException {
    try (Source source = Catalog.open(path, Progress.NONE)) {
      Source.Listed listed = source.listed(ReadOptions.ALL).orElseThrow();
      return CardinalityReport.of(listed.summary(), listed.counts(), Classification.DEFAULT);
    }
  }

  private Path saved(String data) throws IOException {
    return Files.writeString(
        folder.resolve("status.json"), "{\"status\":\"success\",\"data\":{" + data + "}}");
  }

  @ParameterizedTest
  @CsvSource({
    "datadir-b-live, 1049, 430, 1057, demo_requests_total, 432",
    "datadir-c-live, 3796, 616, 4976, demo_requests_total, 2592",
    "datadir-d-chunk-snapshot, 502, 360, 502, demo_requests_total, 72",
  })
  void givesWhatARealServerSaid(
      String directory, long series, long pairs, long chunks, String largest, long most)
      throws AnalyzerException {
    CardinalityReport report = report(SharedData.tsdb("real/" + directory + ".status-tsdb.json"));
    assertAll(
        () -> assertEquals(Count.exact(series), report.totals().series()),
        () -> assertEquals(Optional.of(Count.exact(pairs)), report.totals().labelPairs()),
        () -> assertEquals(Optional.of(Count.exact(chunks)), report.totals().chunks()),
        () -> assertEquals(Optional.empty(), report.totals().labelNames()),
        () -> assertEquals(Optional.empty(), report.totals().bytes()),
        () -> assertEquals(largest, report.metrics().getFirst().name()),
        () -> assertEquals(most, report.metrics().getFirst().series()),
        () -> assertEquals((double) most / series, report.metrics().getFirst().share()),
        () -> assertEquals(10, report.labels().size()),
        () -> assertEquals(10, report.pairs().first(100).size()),
        () -> assertEquals(1, report.source().notices().size()));
  }

  @Test
  void saysNothingIsCutWhenTheListsAddUpToTheTotals() throws Exception {
    CardinalityReport report =
        report(
            saved(
                """
                "headStats":{"numSeries":3,"numLabelPairs":3,"chunkCount":3,"minTime":1,"maxTime":9},
                "seriesCountByMetricName":[{"name":"a","value":2},{"name":"b","value":1}],
                "labelValueCountByLabelName":[{"name":"__name__","value":2},{"name":"x","value":1}],
                "seriesCountByLabelValuePair":[{"name":"__name__=a","value":2},
                  {"name":"x=1=2","value":2},{"name":"__name__=b","value":1}]
                """));
    assertAll(
        () -> assertEquals(ListAccuracy.EXACT, report.lists()),
        () -> assertEquals(List.of(), report.source().notices()),
        () -> assertEquals(Optional.of(Count.exact(2)), report.totals().labelNames()),
        () -> assertEquals(new TimeRange(1, 10), report.source().range()),
        () -> assertEquals(new PairCardinality("x", "1=2", 2), report.pairs().first(2).getLast()));
  }

  @Test
  void countsAtLeastTheListedSeriesWhereTheServerSentNoTotals() throws Exception {
    CardinalityReport report =
        report(saved("\"seriesCountByMetricName\":[{\"name\":\"a\",\"value\":2}]"));
    assertEquals(2, report.totals().series().value());
    assertInstanceOf(Accuracy.AtLeast.class, report.totals().series().accuracy());
  }

  @Test
  void doesNotBelieveTheNumberOfChunksOfServersThatDoNotKnowIt() throws Exception {
    CardinalityReport report =
        report(
            saved(
                """
                "headStats": {"numSeries": 2, "chunkCount": -7},
                "seriesCountByMetricName": [{"name": "up", "value": 2}]
                """));
    assertEquals(Optional.empty(), report.totals().chunks());
    assertEquals(2, report.totals().series().value());
  }

  @Test
  void warnsOfAListThatHasMoreSeriesThanTheTotal() throws Exception {
    CardinalityReport report =
        report(
            saved(
                """
                "headStats": {"numSeries": 10},
                "seriesCountByMetricName": [{"name": "up", "value": 20}]
                """));
    assertEquals(20, report.totals().series().value());
    assertEquals(1.0, report.metrics().getFirst().share());
    assertEquals(
        "the metrics listed have 20 series, expected at most the 10 of headStats",
        report.source().problems().getFirst().what());
  }

  @Test
  void hasNoRangeWhileTheHeadIsEmpty() throws Exception {
    CardinalityReport report =
        report(
            saved(
                "\"headStats\":{\"numSeries\":0,\"minTime\":9223372036854775807,"
                    + "\"maxTime\":-9223372036854775808}"));
    assertEquals(new TimeRange(0, 0), report.source().range());
  }

  @Test
  void refusesToChooseTimesAndToReadSeries() throws Exception {
    try (Source source = Catalog.open(saved("\"headStats\":{\"numSeries\":0}"), Progress.NONE)) {
      ReadOptions block = new ReadOptions(TimeRange.ALL, Set.of("head"));
      assertThrows(AnalyzerException.class, () -> source.listed(block));
      assertThrows(AnalyzerException.class, () -> source.read(ReadOptions.ALL, Progress.NONE));
    }
  }
}
