package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tierscope.app.Populations;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnFilterTest {
  private final Level level =
      new Grouping.ByMetric().of(Populations.shop().population(), Progress.NONE);

  private List<String> passing(Column column, String text) {
    return passing(level, column, text);
  }

  private static List<String> passing(Level level, Column column, String text) {
    ColumnFilter filter = ColumnFilter.parse(column, text).orElseThrow();
    List<String> names = new ArrayList<>();
    for (int node = 0; node < level.size(); node++) {
      if (filter.test(level, node, column)) {
        names.add(level.name(node));
      }
    }
    return names;
  }

  @Test
  void comparesNumbers() {
    assertEquals(List.of("cart"), passing(Column.SERIES, "> 3"));
    assertEquals(List.of("cart", "up"), passing(Column.SERIES, ">=3"));
    assertEquals(List.of("build_info"), passing(Column.SERIES, "<3"));
    assertEquals(List.of("up"), passing(Column.SERIES, "3"));
  }

  @Test
  void understandsUnitsRangesAndShares() {
    assertEquals(List.of("cart"), passing(Column.SERIES, "1k..2k"));
    assertEquals(List.of("build_info", "up"), passing(Column.SHARE, "<1"));
    assertEquals(List.of("cart"), passing(Column.WITHOUT, ">50%"));
  }

  @Test
  void takesTheShareThatTheRowShows() {
    Populations series = new Populations();
    for (int i = 0; i < 900; i++) {
      series.with("b", "y", "v" + i);
    }
    for (int i = 0; i < 100; i++) {
      series.with("a", "x", "v" + i);
    }
    Level labels = new Grouping.ByLabelName().of(series.population(), Progress.NONE);
    assertEquals(List.of("x"), passing(labels, Column.WITHOUT, "9.9%")); // 99 of all 1000
    assertEquals(List.of("y"), passing(labels, Column.WITHOUT, ">50%"));
    assertEquals(List.of("up"), passing(Column.SHARE, "0.1%")); // 0.1498 %, shown as 0.1 %
    assertEquals(List.of(), passing(Column.SHARE, ">99.8"));
    assertEquals(List.of("cart"), passing(Column.SHARE, "99.8"));
  }

  @Test
  void letsNothingUnknownPass() {
    Level values = new Grouping.ByValueOf("job").of(Populations.shop().population(), Progress.NONE);
    assertEquals(List.of(), passing(values, Column.DISTINCT, "<100"));
    assertEquals(List.of(), passing(values, Column.WITHOUT, "<100%"));
  }

  @Test
  void findsTextWhateverTheCaseAndExpressionsAnywhere() {
    assertEquals(List.of("build_info"), passing(Column.NAME, "INFO"));
    assertEquals(List.of("cart", "up"), passing(Column.NAME, "~^(cart|up)$"));
    assertEquals(List.of("cart"), passing(Column.TIER, "M,H"));
  }

  @Test
  void saysWhyATextMeansNothing() {
    assertInstanceOf(ColumnFilter.Wrong.class, ColumnFilter.parse(Column.NAME, "~(").orElseThrow());
    assertInstanceOf(
        ColumnFilter.Wrong.class, ColumnFilter.parse(Column.BYTES, "big").orElseThrow());
    assertInstanceOf(
        ColumnFilter.Wrong.class, ColumnFilter.parse(Column.BYTES, ">2%").orElseThrow());
  }
}
