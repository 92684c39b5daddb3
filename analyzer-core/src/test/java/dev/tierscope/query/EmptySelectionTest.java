package dev.tierscope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.model.Problem;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmptySelectionTest {
  private static final SeriesTable TABLE =
      Tables.of(
          List.of(
              Map.of("__name__", "up", "job", "api", "env", "prod"),
              Map.of("__name__", "up", "job", "web", "env", "test"),
              Map.of(
                  "__name__", "http_requests_total", "job", "api", "env", "prod", "code", "200")));

  @Test
  void guessesTheMetricName() throws SelectorSyntax {
    assertEquals(
        new Problem(
            "no metric has the name http_request_total",
            "selector http_request_total{job=\"api\"}",
            "Did you mean http_requests_total?"),
        explained("http_request_total{job=\"api\"}"));
  }

  @Test
  void guessesTheLabelName() throws SelectorSyntax {
    assertEquals(
        new Problem("no series has the label jbo", "selector {jbo=\"api\"}", "Did you mean job?"),
        explained("{jbo=\"api\"}"));
  }

  @Test
  void guessesTheValue() throws SelectorSyntax {
    assertEquals(
        new Problem("no series has env=\"prd\"", "selector up{env=\"prd\"}", "Did you mean prod?"),
        explained("up{env=\"prd\"}"));
  }

  @Test
  void listsFewValuesWhereNoneIsNear() throws SelectorSyntax {
    assertEquals(
        new Problem(
            "no series has env=~\"stag.*\"",
            "selector {env=~\"stag.*\"}",
            "Every value of env is one of: prod, test."),
        explained("{env=~\"stag.*\"}"));
    assertEquals(
        "Every metric name is one of: http_requests_total, up.",
        explained("{__name__=~\"x.*\"}").fix());
  }

  @Test
  void saysWhichMatchersExcludeEachOther() throws SelectorSyntax {
    assertEquals(
        new Problem(
            "2 series have __name__=\"up\", 1 __name__=\"http_requests_total\", none has both",
            "selector {__name__=\"up\",__name__=\"http_requests_total\"}",
            "Leave one of the two out."),
        explained("{__name__=\"up\",__name__=\"http_requests_total\"}"));
    assertEquals(
        "1 series has job=\"web\" and env=\"test\", 1 code=\"200\", none has both",
        explained("{job=\"web\",env=\"test\",code=\"200\"}").what());
  }

  @Test
  void isNotForSelectorsThatChooseSomething() {
    assertThrows(
        IllegalArgumentException.class,
        () -> EmptySelection.explain(Selector.ALL, TABLE, Progress.NONE));
  }

  private static Problem explained(String selector) throws SelectorSyntax {
    return EmptySelection.explain(Selector.parse(selector), TABLE, Progress.NONE);
  }
}
