package dev.tierscope.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.RetainedSeries;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.report.TextReport.Style;
import dev.tierscope.table.RandomTables;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
  private static final List<String> NAMES =
      List.of(
          "up",
          "a_very_long_metric_name_".repeat(9) + "seconds_total",
          "温度_センサー_".repeat(8),
          "fire.🔥." + "🔥".repeat(40),
          "e\u0301te\u0301".repeat(40),
          "tricks \u001b[2J\u202e\n of names");

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 140, 180})
  void keepsToTheWidthOfTheTerminal(int width) {
    for (Style style : Style.values()) {
      String text = TextReport.render(report(), 20, style, width);
      List<String> wide =
          text.lines()
              .filter(line -> TerminalText.width(line.replaceAll("\u001b\\[\\d+m", "")) > width)
              .toList();
      assertEquals(List.of(), wide);
    }
  }

  @Test
  void takesNoNoticeOfTerminalsBelow80AndBeyond180Columns() {
    assertAll(() -> assertEquals(text(80), text(20)), () -> assertEquals(text(180), text(1000)));
  }

  @Test
  void cutsNamesLessOnAWideTerminal() {
    String name = NAMES.get(1);
    assertTrue(text(180).contains(name.substring(0, 40)));
    assertEquals(-1, text(80).indexOf(name.substring(0, 40)));
  }

  @Test
  void showsOnlyItsOwnEscapeSequences() {
    assertEquals(-1, text(100).indexOf('\u001b'));
    String coloured = TextReport.render(report(), 20, Style.COLOURED, 100);
    assertEquals(-1, coloured.replaceAll("\u001b\\[(0|1|32|33|91)m", "").indexOf('\u001b'));
  }

  /// Also in sentences, where an escape sequence that does not end was looked for without end.
  @Test
  void namesThatStandOutShowNoEscapeSequences() {
    for (String name : List.of("\u001bc", "\u001b]0;owned m", "n".repeat(230) + "\u001b")) {
      List<Map<String, String>> series =
          IntStream.range(0, 2000)
              .mapToObj(i -> Map.of("__name__", name, "user_id", "u" + i))
              .toList();
      String text = TextReport.render(report(series), 20, Style.PLAIN, 100);
      assertTrue(text.contains("What stands out"));
      assertEquals(-1, text.indexOf('\u001b'));
      assertTrue(text.lines().allMatch(line -> TerminalText.width(line) <= 100));
    }
  }

  @Test
  void leavesThePlaceOfAnEmptyListToTheOther() {
    TextPage page = new TextPage(Style.PLAIN, 100);
    page.columns("Metrics", List.of(), "Pairs", List.of(new TextPage.Row(3, "a=b")));
    page.columns("Metrics", List.of(), "Pairs", List.of());
    assertEquals("\nPairs\n          3  a=b\n", page.text());
  }

  private static String text(int width) {
    return TextReport.render(report(), 20, Style.PLAIN, width);
  }

  private static CardinalityReport report(List<Map<String, String>> series) {
    SeriesTable table =
        RandomTables.builder(RandomTables.symbols(series), series, Set.of(), List.of())
            .build(Duplicates.IMPOSSIBLE, Progress.NONE);
    return CardinalityReport.of(
        new SourceSummary(
            "page", "page", new TimeRange(0, 0), OptionalLong.empty(), List.of(), List.of()),
        table,
        List.of(),
        Accuracy.EXACT,
        Accuracy.EXACT,
        Accuracy.EXACT,
        List.of(),
        Classification.DEFAULT,
        Progress.NONE);
  }

  private static CardinalityReport report() {
    List<Map<String, String>> series = new ArrayList<>();
    List<long[]> weights = new ArrayList<>();
    for (String name : NAMES) {
      for (int i = 0; i < 30; i++) {
        series.add(
            Map.of(
                "__name__",
                name,
                "pod",
                "pod-" + i,
                "标签_" + "长".repeat(30),
                "值" + i,
                "job",
                "a b"));
        weights.add(new long[] {1, 2, 100, 100, i * 1000L, i * 1000L + 60_000});
      }
    }
    SeriesTable table =
        RandomTables.builder(RandomTables.symbols(series), series, Set.of(Weight.values()), weights)
            .build(Duplicates.MERGE, Progress.NONE);
    TimeRange range = new TimeRange(0, 90_000);
    String path = "/a/long path with spaces/" + "温".repeat(30) + " and more of it/data";
    List<Notice> notices =
        List.of(
            new Notice(
                Notice.Severity.WARNING,
                new Problem("something with many words is missing here", path, "Copy it again.")));
    CardinalityReport report =
        CardinalityReport.of(
            new SourceSummary(
                path, "TSDB block", range, OptionalLong.of(1 << 20), List.of(), notices),
            table,
            List.of(),
            Accuracy.EXACT,
            new Accuracy.AtMost("overlapping blocks may hold the same samples"),
            Accuracy.EXACT,
            List.of("pod", "job"),
            Classification.DEFAULT.with(Classification.DEFAULT.scale(), "my-scopes line 3"),
            Progress.NONE);
    return report.with(RetainedSeries.without(List.of("pod"), table, Progress.NONE));
  }
}
