package dev.tierscope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final List<Map<String, String>> SERIES =
      List.of(
          Map.of("__name__", "up", "job", "api", "instance", "a:1"),
          Map.of("__name__", "up", "job", "db", "instance", "a:1"),
          Map.of("__name__", "up", "job", "db", "instance", "b:1", "zone", "x"),
          Map.of("__name__", "node_load1", "instance", "b:1"),
          Map.of("__name__", "log", "text", "two\nlines"),
          Map.of("job", "api", "instance", "nameless"));

  private final SeriesTable table = Tables.of(SERIES);

  /// Which series each selector chooses, by their position in the list above.
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "{} → 0 1 2 3 4 5",
        "up → 0 1 2",
        "down → ^^",
        "{__name__=\"\"} → 5",
        "{__name__=~\"up|log\"} → 0 1 2 4",
        "{__name__=~\"u\"} → ^^",
        "{__name__!~\"u.*\"} → 3 4 5",
        "{__name__!=\"up\",__name__!=\"\"} → 3 4",
        "{job=\"db\"} → 1 2",
        "{job=\"\"} → 3 4",
        "{job!=\"\"} → 0 1 2 5",
        "{job!=\"db\"} → 0 3 4 5",
        "{job=~\"d?b?\"} → 1 2 3 4",
        "{job=~\".+\"} → 0 1 2 5",
        "{job!~\".+\"} → 3 4",
        "{job!~\"a.*\"} → 1 2 3 4",
        "{job=~\"a\"} → ^^",
        "{job=~\"a|api\"} → 0 5",
        "{job=~\"^api$\"} → 0 5",
        "{job=~\"(?i)API\"} → 0 5",
        "up{job=\"db\",instance=\"a:1\"} → 1",
        "up{zone!=\"x\"} → 0 1",
        "{zone!=\"nowhere\"} → 0 1 2 3 4 5",
        "{nolabel=\"\"} → 0 1 2 3 4 5",
        "{nolabel!=\"\"} → ^^",
        "{nolabel=~\"x*\"} → 0 1 2 3 4 5",
        "{text=~\"two.lines\"} → 4",
        "{text=~\"two.*\"} → 4",
        "{job=~\"db\",job!~\"d.\"} → ^^"
      })
  void choosesWhatPrometheusChooses(String text, String expected) throws SelectorSyntax {
    List<Map<String, String>> chosen =
        Tables.series(Selector.parse(text).apply(table, Progress.NONE));
    assertEquals(
        expected,
        IntStream.range(0, SERIES.size())
            .filter(i -> chosen.contains(SERIES.get(i)))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void sharesGroupsThatAreChosenAsAWhole() throws SelectorSyntax {
    SeriesTable chosen =
        Selector.parse("{instance!=\"a:1\",job!=\"none\"}").apply(table, Progress.NONE);
    assertSame(table.group("node_load1").orElseThrow(), chosen.group("node_load1").orElseThrow());
  }

  @Test
  void countsGroupsAndSeriesWithoutBuildingThem() throws SelectorSyntax {
    Selector selector = Selector.parse("{job!=\"\"}");
    assertEquals(new Selection.Size(2, 4), Selection.of(selector, table).size(Progress.NONE));
    assertEquals(4, selector.count(table, Progress.NONE));
  }

  @Test
  void stopsWhenNobodyWantsTheResult() {
    Selection selection = Selection.of(Selector.ALL, table);
    Progress cancelled =
        (_, _, _) -> {
          throw new Cancelled();
        };
    assertThrows(Cancelled.class, () -> selection.table(cancelled));
    assertThrows(Cancelled.class, () -> selection.size(cancelled));
  }
}
