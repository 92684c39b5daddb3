package dev.tierscope.source.saved;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a saved answer or page knows, what it does not, and how sure its numbers are.
class SavedSeriesTest {
  @TempDir Path folder;

  @Test
  void anAnswerKnowsSeriesAndNothingElse() throws IOException, AnalyzerException {
    CardinalityReport report =
        report("{\"status\":\"success\",\"data\":[{\"__name__\":\"up\",\"job\":\"a\"}]}");
    assertAll(
        () -> assertEquals(Count.exact(1), report.totals().series()),
        () -> assertEquals(Optional.empty(), report.totals().chunks()),
        () -> assertEquals(Optional.empty(), report.totals().samples()),
        () -> assertEquals(Optional.empty(), report.totals().bytes()),
        () -> assertEquals(List.of(), report.parts()),
        () -> assertEquals(57, report.source().parts().getFirst().bytes()));
  }

  @Test
  void aPageKnowsItsSamplesButNoChunksAndNoBytes() throws IOException, AnalyzerException {
    CardinalityReport report = report("up 1\nup 2\n");
    assertAll(
        () -> assertEquals(Count.exact(1), report.totals().series()),
        () -> assertEquals(Optional.of(Count.exact(2)), report.totals().samples()),
        () -> assertEquals(Optional.empty(), report.totals().chunks()),
        () -> assertEquals(Optional.empty(), report.totals().bytes()));
  }

  @Test
  void aBadLineMakesSamplesALowerBoundToo() throws IOException, AnalyzerException {
    CardinalityReport report = report("up 1\ndown\n");
    Accuracy atLeast = new Accuracy.AtLeast("1 line could not be read");
    assertAll(
        () -> assertEquals(new Count(1, atLeast), report.totals().series()),
        () -> assertEquals(Optional.of(new Count(1, atLeast)), report.totals().labelPairs()),
        () -> assertEquals(Optional.of(new Count(1, atLeast)), report.totals().samples()),
        () -> assertEquals(List.of(Severity.DAMAGE), severities(report)));
  }

  @Test
  void aWarningOfTheServerIsAProblem() throws IOException, AnalyzerException {
    CardinalityReport report =
        report(
            "{\"data\":[{\"__name__\":\"up\"}],\"warnings\":[\"a store did not answer\"],"
                + "\"infos\":[\"it is warm\"]}");
    assertAll(
        () ->
            assertEquals(
                new Accuracy.AtLeast("the server says: a store did not answer"),
                report.totals().series().accuracy()),
        () -> assertEquals(List.of(Severity.DAMAGE, Severity.INFO), severities(report)),
        () ->
            assertEquals(
                "the server says: it is warm",
                report.source().notices().getLast().problem().what()));
  }

  @Test
  void remarksThatAPageMayHaveBeenCutOff() throws IOException, AnalyzerException {
    CardinalityReport report = report("up 1\nup{job=\"a\"} 12");
    assertAll(
        () -> assertEquals(Count.exact(2), report.totals().series()),
        () -> assertEquals(List.of(Severity.INFO), severities(report)),
        () ->
            assertTrue(
                report.source().notices().getFirst().problem().what().contains("been cut off")),
        () -> assertEquals(List.of(), report("up 1\n# EOF").source().notices()));
  }

  private static List<Severity> severities(CardinalityReport report) {
    return report.source().notices().stream().map(Notice::severity).toList();
  }

  private CardinalityReport report(String content) throws IOException, AnalyzerException {
    Path path = Files.writeString(folder.resolve("saved"), content);
    try (Source source = Catalog.open(path, Progress.NONE)) {
      Snapshot read = source.read(ReadOptions.ALL, Progress.NONE);
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
}
