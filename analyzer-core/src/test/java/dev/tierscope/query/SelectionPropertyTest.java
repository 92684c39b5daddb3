package dev.tierscope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SelectionPropertyTest {
  private static final List<String> NAMES = List.of("__name__", "a", "b", "c");
  private static final List<String> VALUES = List.of("up", "x", "xy", "y\nz", "é😀");

  @Property
  void choosesWhatAskingEachSeriesChooses(
      @ForAll("populations") Set<Map<String, String>> series,
      @ForAll("selectors") Selector selector) {
    SeriesTable table = Tables.of(List.copyOf(series));
    Set<Map<String, String>> expected = new HashSet<>(series);
    expected.removeIf(labels -> !accepts(selector, labels));

    List<Map<String, String>> chosen = Tables.series(selector.apply(table, Progress.NONE));
    assertEquals(expected, new HashSet<>(chosen));
    assertEquals(expected.size(), chosen.size());
    assertEquals(expected.size(), selector.count(table, Progress.NONE));
  }

  private static boolean accepts(Selector selector, Map<String, String> labels) {
    return selector.matchers().stream()
        .allMatch(m -> accepts(m, labels.getOrDefault(m.name(), "")));
  }

  /// By the JDK's expressions, which mean the same for the patterns used here.
  private static boolean accepts(Matcher matcher, String value) {
    boolean equal =
        matcher.operator().isRegex()
            ? java.util.regex.Pattern.compile(matcher.value(), java.util.regex.Pattern.DOTALL)
                .matcher(value)
                .matches()
            : matcher.value().equals(value);
    return equal
        == switch (matcher.operator()) {
          case EQUAL, MATCHES -> true;
          case NOT_EQUAL, NOT_MATCHES -> false;
        };
  }

  @Provide
  Arbitrary<Set<Map<String, String>>> populations() {
    return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(VALUES))
        .map(labels -> (Map<String, String>) new HashMap<>(labels))
        .set()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<Selector> selectors() {
    Arbitrary<String> patterns =
        Arbitraries.of(
            "",
            "x",
            "x|up",
            "x.*",
            ".*y",
            ".+",
            ".*",
            "x?",
            "(up|y.z)",
            ".",
            ".*y.*",
            "é.",
            "x\\.",
            ".+y",
            "y.+",
            ".*\n.*",
            "a||b",
            ".*x|y.*",
            "[xy]+");
    return Combinators.combine(
            Arbitraries.of(NAMES),
            Arbitraries.of(Matcher.Operator.values()),
            Arbitraries.oneOf(List.of(patterns, Arbitraries.of(VALUES))))
        .as(Matcher::new)
        .list()
        .ofMaxSize(3)
        .map(Selector::new);
  }
}
