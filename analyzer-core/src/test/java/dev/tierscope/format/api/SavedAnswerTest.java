package dev.tierscope.format.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.format.SharedData;
import dev.tierscope.format.text.SeriesFile;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Count;
import dev.tierscope.task.Progress;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedAnswerTest {
  private static SavedAnswer read(String json) throws AnalyzerException {
    return SavedAnswer.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "a.json", Progress.NONE);
  }

  private static SeriesFile series(String json) throws AnalyzerException {
    return assertInstanceOf(SavedAnswer.Series.class, read(json)).file();
  }

  @Test
  void readsTheSeriesOfAnAnswer() throws Exception {
    SeriesFile file =
        series(
            """
            {"status":"success","data":[
              {"__name__":"up","job":"prometheus","instance":"localhost:9090"},
              {"__name__":"up","job":"node","instance":"ü"}, {"__name__":"x"}]}
            """);
    assertEquals(3, file.table().series());
    assertEquals(2, file.table().group("up").orElseThrow().rows());
    assertEquals(Accuracy.EXACT, file.accuracy());
  }

  @Test
  void readsTheStatusOfARealServer() throws Exception {
    try (InputStream in =
        Files.newInputStream(SharedData.tsdb("real/datadir-b-live.status-tsdb.json"))) {
      SavedAnswer answer = SavedAnswer.read(in, "status.json", Progress.NONE);
      TsdbStatus status = assertInstanceOf(SavedAnswer.Status.class, answer).status();
      TsdbStatus.HeadStats head = status.head().orElseThrow();
      assertEquals(Count.exact(1049), head.series());
      assertEquals(Optional.of(Count.exact(430)), head.labelPairs());
      assertEquals(Optional.of(Count.exact(1057)), head.chunks());
      assertEquals(1795360200165L, head.minTime());
      assertEquals(1795360426165L, head.maxTime());
      assertEquals(
          new TsdbStatus.Item("demo_requests_total", 432),
          status.seriesByMetric().items().getFirst());
      assertEquals(
          new Accuracy.AtLeast("the answer lists only the top 10"),
          status.seriesByMetric().accuracy());
      assertEquals(10, status.bytesByLabel().items().size());
    }
  }

  @Test
  void aListThatAddsUpToTheTotalIsComplete() throws Exception {
    SavedAnswer answer =
        read(
            """
            {"status":"success","data":{"headStats":{"numSeries":3,"numLabelPairs":4},
             "seriesCountByMetricName":[{"name":"a","value":2},{"name":"b","value":1}],
             "labelValueCountByLabelName":[{"name":"__name__","value":2}],
             "seriesCountByLabelValuePair":[]}}
            """);
    TsdbStatus status = assertInstanceOf(SavedAnswer.Status.class, answer).status();
    assertEquals(Count.exact(3), status.seriesByMetric().sum());
    assertEquals(
        new Accuracy.AtLeast("the answer lists only the top 1"), status.valuesByLabel().accuracy());
  }

  @Test
  void anErrorOfTheServerIsToldAsSuch() {
    AnalyzerException e =
        assertThrows(
            AnalyzerException.class,
            () ->
                read("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no match[]\"}"));
    assertEquals("the server answered with an error: bad_data: no match[]", e.problem().what());
  }

  @Test
  void survivesDeepNesting() {
    AnalyzerException e =
        assertThrows(AnalyzerException.class, () -> read("{\"x\":" + "[".repeat(100_000) + "1"));
    assertEquals(
        "it is nested more deeply, or has a longer number, than any answer", e.problem().what());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'data':[{'a':'b'}]} {'data':[]} | something follows the end of the answer",
        "{'data':[{'a':'b'}],'data':[]} | 'data' is there twice",
        "{'data':5} | the answer has no list or object 'data' to read",
        "{'data':{'resultType':'vector','result':[]}} | it is the answer to a query, not a list of"
            + " series",
        "{'data':{'seriesCountByMetricName':[{'name':'a','value':9223372036854775807}]}} | a value"
            + " is 9223372036854775807, expected at most 9007199254740992",
      })
  void refusesWhatWouldBeReadOnlyInPart(String json, String what) {
    AnalyzerException e =
        assertThrows(AnalyzerException.class, () -> read(json.replace('\'', '"')));
    assertEquals(what.replace('\'', '"'), e.problem().what());
  }

  @Test
  void skipsALabelSetWithHalfACharacter() throws Exception {
    SeriesFile file = series("{\"data\":[{\"a\":\"\\ud83d\\ude00\"},{\"a\":\"\\ud83d\"}]}");
    assertEquals(1, file.table().series());
    assertEquals("the value of label \"a\" is no text", file.problems().getFirst().what());
  }

  @Test
  void aTruncatedResultIsALowerBound() throws Exception {
    SeriesFile file =
        series(
            "{\"status\":\"success\",\"data\":[{\"a\":\"b\"}],"
                + "\"warnings\":[\"results truncated due to limit\"]}");
    assertEquals(
        new Accuracy.AtLeast("the server says: results truncated due to limit"), file.accuracy());
  }

  @Test
  void countsEntriesThatAreNoLabelSets() throws Exception {
    SeriesFile file = series("{\"data\":[{\"a\":\"b\"},{\"a\":{\"x\":[1]}},{\"c\":\"d\"}]}");
    assertEquals(2, file.table().series());
    assertEquals(1, file.skipped());
    assertEquals("the value of label \"a\" is no string", file.problems().getFirst().what());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | the file does not start with {",
        "{} | the answer has no list or object \"data\" to read",
        "{\"data\":[\"up\"]} | an entry of \"data\" is no label set",
        "{\"data\":{\"x\":1}} | \"data\" has no headStats and no seriesCountByMetricName",
        "{\"data\":{\"headStats\":{\"numSeries\":-1}}} | numSeries is -1, expected 0 or more",
      })
  void saysWhatIsWrongWithOtherFiles(String json, String what) {
    AnalyzerException e = assertThrows(AnalyzerException.class, () -> read(json));
    assertEquals(what, e.problem().what());
  }

  @Test
  void aCutFileIsAnErrorWithItsPlace() {
    AnalyzerException e =
        assertThrows(AnalyzerException.class, () -> read("{\"data\":[{\"a\":\"b\"},\n{\"a\""));
    assertTrue(e.problem().what().startsWith("this is no complete JSON"), e.getMessage());
    assertTrue(e.problem().where().startsWith("a.json line 2 column "), e.getMessage());
  }
}
