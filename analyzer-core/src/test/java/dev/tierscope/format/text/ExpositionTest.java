package dev.tierscope.format.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
  private static SeriesFile read(String text) throws AnalyzerException {
    return Exposition.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "m.txt", Progress.NONE);
  }

  private static List<String> series(SeriesTable table) {
    List<String> all = new ArrayList<>();
    for (SeriesGroup group : table.groups()) {
      for (int row = 0; row < group.rows(); row++) {
        StringBuilder line = new StringBuilder(group.name());
        for (var column : group.columns()) {
          int code = column.code(row);
          if (code > 0) {
            line.append(' ').append(column.name()).append('=').append(column.value(code));
          }
        }
        all.add(line.toString());
      }
    }
    return all;
  }

  @Test
  void missesTheEndOfAPageOfOpenMetrics() throws Exception {
    for (String page :
        List.of(
            "# UNIT a_seconds seconds\na_seconds 1\n",
            "a_total 1 # {trace_id=\"x\"} 1\n",
            "# UNIT a_seconds seconds\na_seconds 1")) {
      SeriesFile cut = read(page);
      assertEquals(new Accuracy.AtLeast("the page has no end"), cut.accuracy(), page);
      assertEquals(
          "the last line is not # EOF, as in every page of OpenMetrics: it was cut off",
          cut.remarks().getFirst().what());
    }
    assertEquals(Accuracy.EXACT, read("a_total 1 # {trace_id=\"x\"} 1\n# EOF\n").accuracy());
  }

  @Test
  void refusesEmptyNames() throws Exception {
    SeriesFile file = read("up 1\nup{\"\"=\"x\"} 1\n{\"\"} 1\n");
    assertEquals(2, file.skipped());
    assertEquals(1, file.table().series());
  }

  @Test
  void readsThePrometheusTextFormat() throws Exception {
    SeriesFile file =
        read(
            """
            # HELP http_requests_total The total number of HTTP requests.
            # TYPE http_requests_total counter
            http_requests_total{method="post",code="200"} 1027 1395066363000
            http_requests_total{method="post",code="400",}    3 1395066363000

            # a comment
            msdos_file_access_time_seconds{path="C:\\\\DIR\\\\F.TXT",error="no \\"x\\"\\n"} 1.458e9
            metric_without_timestamp_and_labels 12.47
            something_weird{problem="division by zero"} +Inf -3982045
            rpc_duration_seconds{quantile="0.5"} NaN
            """);
    assertEquals(
        List.of(
            "http_requests_total code=200 method=post",
            "http_requests_total code=400 method=post",
            "metric_without_timestamp_and_labels",
            "msdos_file_access_time_seconds error=no \"x\"\n path=C:\\DIR\\F.TXT",
            "rpc_duration_seconds quantile=0.5",
            "something_weird problem=division by zero"),
        series(file.table()));
    assertEquals(Accuracy.EXACT, file.accuracy());
  }

  @Test
  void readsOpenMetricsWithExemplarsUnitsAndAnEnd() throws Exception {
    SeriesFile file =
        read(
            """
            # TYPE foo_seconds histogram
            # UNIT foo_seconds seconds
            foo_seconds_bucket{le="0.1"} 8 # {} 0.054
            foo_seconds_bucket{le="1.0"} 10 1.5 # {trace_id="KOO5S4vxi0o"} 0.67 1520879607.789
            foo_seconds_count 17 1520879607.789
            # EOF
            """);
    assertEquals(
        List.of("foo_seconds_bucket le=0.1", "foo_seconds_bucket le=1.0", "foo_seconds_count"),
        series(file.table()));
    assertEquals(0, file.skipped());
  }

  @Test
  void readsTheQuotedNamesOfPrometheus3() throws Exception {
    SeriesFile file =
        read(
            """
            {"my.metric","label.ü"="v",b="w"} 1
            {"only.name"} 2
            plain{"a.b"="c"} 3
            """);
    assertEquals(
        List.of("my.metric b=w label.ü=v", "only.name", "plain a.b=c"), series(file.table()));
  }

  @Test
  void addsTheSamplesOfARepeatedSeries() throws Exception {
    SeriesFile file = read("a{x=\"1\",y=\"\"} 1 10\na{x=\"1\"} 2 20\n");
    assertEquals(1, file.table().series());
    assertEquals(2, file.table().groups().getFirst().weight(Weight.SAMPLES).orElseThrow().get(0));
  }

  @Test
  void readsWindowsLineEndsAndALastLineWithoutOne() throws Exception {
    assertEquals(List.of("a", "b"), series(read("\ufeffa 1\r\nb 2").table()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{x=\"1\" 2 | 9 | found \"2\", expected a comma or }",
        "a{x=1} 2 | 5 | found \"1} 2\", expected a value in double quotes",
        "a{x=\"1 | 7 | found the end of the line, expected a closing quote",
        "a{x=\"1\",x=\"2\"} 2 | 9 | found x twice, expected each label once",
        "a | 2 | found the end of the line, expected a value",
        "a b | 3 | found \"b\", expected a value",
        "a 1 x | 5 | found \"x\", expected a timestamp",
        "a 1 2 3 | 7 | found \"3\", expected the end of the line",
        "{x=\"1\"} 1 | 1 | found none, expected a metric name",
        "%a 1 | 1 | found \"%a 1\", expected a metric name or {",
        "a{x=\"1\"} 1f | 10 | found \"1f\", expected a value",
      })
  void skipsABadLineAndSaysWhereItIsBad(String line, int column, String what) throws Exception {
    SeriesFile file = read("good 1\n" + line + "\ngood2 1\n");
    assertEquals(List.of("good", "good2"), series(file.table()));
    assertEquals(1, file.skipped());
    assertEquals(what, file.problems().getFirst().what());
    assertEquals("m.txt line 2 column " + column, file.problems().getFirst().where());
    assertEquals(new Accuracy.AtLeast("1 line could not be read"), file.series().accuracy());
  }

  @Test
  void listsTheFirstHundredBadLinesAndCountsAll() throws Exception {
    SeriesFile file = read("good 1\n" + "bad\n".repeat(250));
    assertEquals(250, file.skipped());
    assertEquals(100, file.problems().size());
  }

  @Test
  void refusesAFileWithoutAnySample() {
    AnalyzerException e = assertThrows(AnalyzerException.class, () -> read("<html>\n</html>\n"));
    assertTrue(e.problem().what().startsWith("no sample in 2 lines"), e.getMessage());
  }

  @Test
  void readsSeriesWithThousandsOfLabels() throws Exception {
    String labels =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "l" + (i * 7919 % 5_000) + "=\"" + i + "\"")
            .collect(Collectors.joining(","));
    SeriesFile file =
        read(
            "a{" + labels + "} 1\na{" + labels + ",l5001=\"\"} 1\na{" + labels + ",l17=\"1\"} 1\n");
    assertEquals(1, file.table().series());
    SeriesGroup group = file.table().groups().getFirst();
    assertEquals(5_000, group.columns().size());
    assertEquals("1", group.column("l2919").orElseThrow().value(1));
    assertEquals(1, file.skipped());
    assertTrue(file.problems().getFirst().what().startsWith("found l17 twice"));
  }

  @Test
  void readsLinesLongerThanItsBuffer() throws Exception {
    String value = "v".repeat(200_000);
    SeriesFile file = read("a 1\nb{x=\"" + value + "\"} 1\nc 1\n");
    assertEquals(List.of("a", "b x=" + value, "c"), series(file.table()));
  }

  @Test
  void aPageOfDescriptionsHasNoSeries() throws Exception {
    assertEquals(0, read("# HELP up Whether it is up.\n").table().series());
    assertEquals(0, read("# EOF\n").table().series());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n  \n", "#!/bin/sh\n# nothing to do\n"})
  void refusesAPageWithoutAnythingThatOnlyPagesHave(String page) {
    AnalyzerException e = assertThrows(AnalyzerException.class, () -> read(page));
    assertEquals("there is no sample in it, only blank lines or comments", e.problem().what());
  }

  @Test
  void refusesALabelValueThatIsNotUtf8AndShowsItsBytes() throws Exception {
    byte[] page = "a 1\nb{x=\"caf?\",y=\"\u0001\"} 1\nc 1\n".getBytes(StandardCharsets.UTF_8);
    page[12] = (byte) 0xe9; // é in Latin-1
    SeriesFile file = Exposition.read(new ByteArrayInputStream(page), "m.txt", Progress.NONE);
    assertEquals(List.of("a", "c"), series(file.table()));
    assertEquals(
        "found \"\"caf\\xe9\",y=\"\\x01\"} 1\", expected UTF-8", file.problems().getFirst().what());
    assertEquals("m.txt line 2 column 5", file.problems().getFirst().where());
  }
}
