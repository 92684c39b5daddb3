package dev.tierscope.analysis;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.model.Tier;
import dev.tierscope.query.Selector;
import dev.tierscope.query.SelectorSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// A [Classification] as text that a person edits, described in `docs/scopes.md`:
///
/// ```
/// file  = { line }
/// line  = [ tiers | rule ] [ "#" comment ]
/// tiers = "tiers" medium high
/// rule  = scope selector
/// ```
///
/// What the file does not say stays as it is by default: the boundaries without the line `tiers`,
/// the scopes without any rule.
public final class ClassificationFile {
  private static final String TIERS = "tiers";
  private static final int INDENT = 13;
  private static final String SCOPES =
      Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));

  private final String file;
  private final List<Scopes.Rule> rules = new ArrayList<>();
  private Optional<TierScale> scale = Optional.empty();
  private String scaleFrom = "";
  private int number;
  private String line = "";

  private ClassificationFile(String file) {
    this.file = file;
  }

  /// Reads a file.
  ///
  /// @param file its name, for messages and for what a report says
  /// @throws AnalyzerException with line and column of the first thing that is wrong
  public static Classification parse(String text, String file) throws AnalyzerException {
    ClassificationFile parser = new ClassificationFile(file);
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    for (String line : content.lines().toList()) {
      parser.number++;
      parser.line = line;
      parser.line();
    }
    return parser.classification();
  }

  private Classification classification() {
    Classification result = Classification.DEFAULT;
    if (scale.isPresent()) {
      result = result.with(scale.get(), scaleFrom);
    }
    return rules.isEmpty() ? result : result.with(new Scopes(rules), file);
  }

  private void line() throws AnalyzerException {
    int from = skipSpace(0);
    if (from == line.length() || line.charAt(from) == '#') {
      return;
    }
    int end = wordEnd(from);
    String word = line.substring(from, end);
    if (word.equals(TIERS)) {
      tiers(from, end);
      return;
    }
    Scope scope =
        Arrays.stream(Scope.values())
            .filter(s -> s.word().equals(word))
            .findFirst()
            .orElseThrow(() ->
                error(
                    from,
                    '"' + word + '"',
                    "one of " + SCOPES + ", " + TIERS,
                    "Begin the line with the scope; a selector follows."));
    rules.add(new Scopes.Rule(scope, selector(skipSpace(end))));
  }

  private Selector selector(int from) throws AnalyzerException {
    String text = line.substring(from);
    try {
      return Selector.parse(text);
    } catch (SelectorSyntax e) {
      throw error(from + e.index(), e.found(), e.expected(), e.problem().fix());
    }
  }

  private void tiers(int from, int end) throws AnalyzerException {
    if (scale.isPresent()) {
      throw error(from, "a second line " + TIERS, "one", "Delete one of the two.");
    }
    int first = skipSpace(end);
    double medium = boundary(first);
    int second = skipSpace(wordEnd(first));
    double high = boundary(second);
    int rest = skipSpace(wordEnd(second));
    if (rest < line.length() && line.charAt(rest) != '#') {
      throw error(
          rest,
          '"' + line.substring(rest, wordEnd(rest)) + '"',
          "the end of the line",
          "Write two numbers: the smallest number of series that is medium, and that is high.");
    }
    if (high < medium) {
      throw error(
          second,
          line.substring(second, wordEnd(second)),
          "a number not below " + line.substring(first, wordEnd(first)),
          "Write the smaller boundary first.");
    }
    scale = Optional.of(new TierScale(medium, high));
    scaleFrom = file + " line " + number;
  }

  private double boundary(int from) throws AnalyzerException {
    String word = line.substring(from, wordEnd(from));
    OptionalDouble number = TierScale.boundary(word);
    if (number.isEmpty()) {
      throw error(
          from,
          word.isEmpty() ? "the end of the line" : '"' + word + '"',
          "a number of series above 0",
          "Write two numbers: the smallest number of series that is medium, and that is high.");
    }
    return number.getAsDouble();
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private int wordEnd(int from) {
    int at = from;
    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private AnalyzerException error(int at, String found, String expected, String fix) {
    int column = line.codePointCount(0, Math.min(at, line.length())) + 1;
    return new AnalyzerException(
        new Problem(
            "found " + found + ", expected " + expected,
            file + " line " + number + " column " + column,
            fix));
  }

  /// The file that says what a classification is, with comments that explain it.
  public static String print(Classification classification) {
    StringBuilder text =
        new StringBuilder(
            """
            # How Tierscope classifies metrics. Edit it and use it: tierscope analyze DIR --scopes FILE

            # The smallest number of series that makes a metric group medium, and high.
            """);
    TierScale scale = classification.scale();
    row(text, TIERS, scale.smallest(Tier.MEDIUM) + " " + scale.smallest(Tier.HIGH));
    text.append(
        """

        # A series has the scope of the first selector that chooses it, custom if none does; a metric
        # group has the scope that most of its series have. Selectors are those of PromQL; __name__ is
        # the name of the group, without the _bucket, _sum and _count of a histogram or summary.
        """);
    for (Scopes.Rule rule : classification.scopes().rules()) {
      row(text, rule.scope().word(), rule.selector().toString());
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String word, String rest) {
    text.append(word).append(" ".repeat(INDENT - word.length())).append(rest).append('\n');
  }
}
