package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever asked for something that is not there is told so, and what there is instead.
class EmptyResultTest {
  private static final String PAGE =
      """
      up{job="api"} 1
      http_requests_total{job="api",code="200"} 3
      """;

  @TempDir static Path data;
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeABlockAndAHead() throws IOException, AnalyzerException {
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 1, 2, 2);
    new DataDirectoryWriter(Population.of(12_000), timeline).write(data, Progress.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http_request_total | no metric has the name http_request_total. Did you mean"
            + " http_requests_total?",
        "{jbo=\"api\"} | no series has the label jbo. Did you mean job?",
        "{job=\"apo\"} | no series has job=\"apo\". Did you mean api?",
        "up{code=\"200\"} | 1 series has __name__=\"up\", 1 code=\"200\", none has both. Leave one"
            + " of the two",
      })
  void saysWhyASelectorChoosesNothing(String selector, String why) throws IOException {
    assertEquals(0, analyze(page(), "--match", selector), err.toString());
    assertAll(
        () -> assertTrue(flat().contains("0 series [exact]"), flat()),
        () -> assertTrue(flat().contains("There is nothing to show note: selector"), flat()),
        () -> assertTrue(flat().contains(why), flat()),
        () -> assertFalse(flat().contains("Cardinality tiers"), flat()));
  }

  @Test
  void saysWhatTimeTheDataHas() throws IOException {
    assertEquals(0, analyze(data, "--from", "2020-01-01", "--to", "2020-01-02"), err.toString());
    assertTrue(
        flat()
            .contains(
                "no series has samples in the time asked for."
                    + " The data is from 2026-03-02T00:00:00Z to 2026-03-02T03:"),
        flat());
  }

  @Test
  void saysWhatTimeTheChosenPartHas() throws IOException {
    assertEquals(0, analyze(data, "--from", "2030-01-01", "--block", block()), err.toString());
    assertTrue(
        flat().contains("The data is from 2026-03-02T00:00:00Z to 2026-03-02T02:00:00Z: "), flat());
  }

  @Test
  void saysThatNobodyHasALabel() throws IOException {
    assertEquals(0, analyze(page(), "--by", "jbo,code"), err.toString());
    assertTrue(
        flat().contains("note: --by: no series has the label jbo. Did you mean job?"), flat());
  }

  @Test
  void saysThatASourceIsEmpty() throws IOException {
    Path answer =
        Files.writeString(folder.resolve("series.json"), "{\"status\":\"success\",\"data\":[]}");
    assertEquals(0, analyze(answer), err.toString());
    assertTrue(flat().contains("there is not a single series in it. "), flat());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"--match|nothing", "--from|2030-01-01", "--to|2020-01-01"})
  void staysReadableForProgramsWhenNothingIsThere(String option, String value) {
    assertEquals(0, analyze(data, option, value, "--format", "json"), err.toString());
    Json report = Json.read(out.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, analyze(data, option, value, "--format", "csv"), err.toString());
    List<List<String>> rows = Csv.read(out.toString());
    assertAll(
        () -> assertEquals("", err.toString()),
        () -> assertEquals(0, report.sum("totals.series")),
        () -> assertEquals(List.of("info"), report.at("source.notices.severity")),
        () -> assertEquals(0, report.sum("tiers.low.metrics")),
        () ->
            assertEquals(
                1,
                rows.stream().filter(r -> r.getFirst().equals("notice")).count(),
                rows::toString));
  }

  private Path page() throws IOException {
    return Files.writeString(folder.resolve("metrics.txt"), PAGE);
  }

  private static String block() throws IOException {
    try (Stream<Path> parts = Files.list(data)) {
      return parts
          .map(part -> String.valueOf(part.getFileName()))
          .filter(name -> name.startsWith("01"))
          .findFirst()
          .orElseThrow();
    }
  }

  /// The text as one line.
  private String flat() {
    return out.toString().replaceAll("\\s+", " ");
  }

  private int analyze(Path path, String... options) {
    String[] args =
        Stream.concat(Stream.of("analyze", path.toString()), Stream.of(options))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
