package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.Populations;
import dev.tierscope.app.population.Population;
import dev.tierscope.query.Selector;
import dev.tierscope.query.SelectorSyntax;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectorsTest {
  private static final List<String> NAMES =
      List.of(
          "cart", "my.metric", "a-b", "on", "1st", "ns:x:sum", "é", "a\"b", "a\\b", "a b", "😀");
  private static final List<String> VALUES =
      List.of("1", "a.b", "a|b", "\"", "\\", "\n", "`'\"", "\u0000\ufffd", "{x=\"y\"}", "😀", ".*");

  private static final List<Grouping> GROUPINGS =
      List.of(
          new Grouping.ByMetric(), new Grouping.ByLabelName(), new Grouping.ByValueOf("my.label"));

  @Test
  void quotesNamesThatAreNoIdentifiers() {
    Level level =
        level(new Populations().with("my.metric", "my.label", "v"), new Grouping.ByMetric());
    Level labels = level.children(0, Progress.NONE);
    assertEquals("{\"my.metric\"}", level.selector(0));
    assertEquals("{\"my.metric\",\"my.label\"!=\"\"}", labels.selector(0));
    assertEquals(
        "{\"my.metric\",\"my.label\"=\"v\"}", labels.children(0, Progress.NONE).selector(0));
  }

  @Test
  void meansTheMembersOfAFamilyLiterally() throws SelectorSyntax {
    Populations histogram = new Populations();
    for (String name : List.of("a.b", "axb")) {
      histogram
          .with(name + "_bucket", "le", "1")
          .with(name + "_bucket", "le", "+Inf")
          .with(name + "_sum")
          .with(name + "_count");
    }
    Level level = level(histogram, new Grouping.ByMetric());
    assertEquals("a.b", level.name(0));
    assertEquals(4, Selector.parse(level.selector(0)).count(histogram.table(), Progress.NONE));
  }

  @Test
  void choosesTheSeriesThatTheRowCountsWhateverTheyAreCalled() throws SelectorSyntax {
    Random random = new Random(1);
    for (int round = 0; round < 30; round++) {
      Populations series = new Populations();
      for (int i = 0; i < 12; i++) {
        // number makes each series another one
        series.with(
            any(NAMES, random),
            "my.label",
            any(VALUES, random),
            any(NAMES, random),
            any(VALUES, random),
            "number",
            Integer.toString(i));
      }
      SeriesTable table = series.table();
      for (Grouping by : GROUPINGS) {
        check(level(series, by), table, 2);
      }
    }
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static Level level(Populations series, Grouping by) {
    Population population = series.population();
    return by.of(population, Progress.NONE);
  }

  private static void check(Level level, SeriesTable table, int deeper) throws SelectorSyntax {
    for (int node = 0; node < level.size(); node++) {
      String text = level.selector(node);
      Selector selector = Selector.parse(text);
      assertEquals(text, selector.toString());
      boolean counts = level.kind(node) != Level.Kind.LABEL || level instanceof EveryLabelLevel;
      if (counts) {
        assertEquals(level.series(node), selector.count(table, Progress.NONE), text);
      }
      if (deeper > 0) {
        check(level.children(node, Progress.NONE), table, deeper - 1);
      }
    }
  }
}
