package dev.tierscope.query;

import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A choice of series: those that every matcher accepts. Without any matcher it chooses all.
///
/// @param matchers those of the metric name first, else in the order given
public record Selector(List<Matcher> matchers) {
  /// Chooses every series.
  public static final Selector ALL = new Selector(List.of());

  /// Words that PromQL reads as something else than a metric name when they stand alone.
  private static final Set<String> RESERVED =
      Set.of("atan2", "bool", "group_left", "group_right", "ignoring", "inf", "nan", "on");

  public Selector {
    matchers =
        Stream.concat(
                matchers.stream().filter(Matcher::isMetricName),
                matchers.stream().filter(matcher -> !matcher.isMetricName()))
            .toList();
  }

  /// Reads an instant vector selector of PromQL (Prometheus 3.x, quoted UTF-8 names included).
  /// Unlike Prometheus it may choose everything: `{}`, `{a=""}`.
  ///
  /// @throws SelectorSyntax if the text is anything else, also a valid PromQL expression
  public static Selector parse(String text) throws SelectorSyntax {
    return new SelectorParser(text).parse();
  }

  /// Cuts text into tokens to colour, also text that is no selector (yet). Cost: linear.
  public static List<Token> tokens(String text) {
    return SelectorTokens.of(text);
  }

  /// Whether every series is chosen.
  public boolean isAll() {
    return matchers.isEmpty();
  }

  /// The chosen series of a table.
  public SeriesTable apply(SeriesTable table, Progress progress) {
    return isAll() ? table : Selection.of(this, table).table(progress);
  }

  /// Number of series of a table that are chosen, without building their table.
  public long count(SeriesTable table, Progress progress) {
    return Selection.of(this, table).size(progress).series();
  }

  static boolean isReserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }

  /// The selector in PromQL; read again it gives an equal selector.
  @Override
  public String toString() {
    List<String> inBraces = new ArrayList<>();
    String front = "";
    List<Matcher> rest = matchers;
    if (hasOneName()) {
      String name = matchers.getFirst().value();
      rest = matchers.subList(1, matchers.size());
      if (isPlainMetric(name)) {
        front = name;
      } else {
        inBraces.add(Quoted.quote(name));
      }
    }
    rest.forEach(matcher -> inBraces.add(matcher.toString()));
    return front.isEmpty() || !inBraces.isEmpty()
        ? inBraces.stream().collect(Collectors.joining(",", front + "{", "}"))
        : front;
  }

  /// Whether `name{…}` says the same: one matcher of the metric name, for equality with something.
  private boolean hasOneName() {
    return matchers.stream().filter(Matcher::isMetricName).count() == 1
        && matchers.getFirst().operator() == Matcher.Operator.EQUAL
        && !matchers.getFirst().value().isEmpty();
  }

  private static boolean isPlainMetric(String name) {
    return !isReserved(name)
        && !SelectorLexer.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> SelectorLexer.isNamePart(c) || c == ':');
  }
}
