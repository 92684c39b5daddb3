package dev.tierscope.app.explorer;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tierscope.report.Numbers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/// What a person wrote under a column's title: `checkout` (contains), `~^http_.*` (RE2 expression),
/// `>1000`, `<=5k`, `1000..5000`, `>2%`, `M,H`.
public sealed interface ColumnFilter {
  /// Names that contain a text, whatever the case.
  record Contains(String text) implements ColumnFilter {}

  /// Names in which an expression is found.
  record Regex(Pattern pattern) implements ColumnFilter {}

  /// Numbers within bounds, both included.
  record Between(double low, double high) implements ColumnFilter {}

  /// Shares as they are shown, in percent, within bounds, both included.
  record ShareBetween(double low, double high) implements ColumnFilter {}

  /// Something that means nothing.
  ///
  /// @param because why, in words
  record Wrong(String because) implements ColumnFilter {}

  java.util.regex.Pattern NUMBER =
      java.util.regex.Pattern.compile("([0-9]+(?:[.][0-9]+)?)\\s*([kKmMgGtT]?)(?:i?[bB])?\\s*(%?)");
  java.util.regex.Pattern RANGE = java.util.regex.Pattern.compile("(.+?)\\s*[.][.]\\s*(.+)");
  java.util.regex.Pattern COMPARED = java.util.regex.Pattern.compile("(>=|<=|>|<|=)\\s*(.+)");

  /// Reads a filter.
  ///
  /// @return nothing if the text is blank
  static Optional<ColumnFilter> parse(Column column, String text) {
    String trimmed = text.replaceAll("[\\s\\u202f\\u00a0]+", " ").trim();
    if (trimmed.isEmpty()) {
      return Optional.empty();
    }
    if (trimmed.startsWith("~")) {
      return Optional.of(regex(trimmed.substring(1)));
    }
    boolean words = column == Column.NAME || column == Column.TIER;
    return Optional.of(words ? new Contains(trimmed) : number(trimmed, column));
  }

  private static ColumnFilter regex(String expression) {
    try {
      return new Regex(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      return new Wrong(e.getDescription() + ": " + e.getPattern());
    }
  }

  private static ColumnFilter number(String text, Column column) {
    Matcher range = RANGE.matcher(text);
    Matcher compared = COMPARED.matcher(text);
    if (range.matches()) {
      return between(range.group(1), range.group(2), column);
    }
    if (!compared.matches()) {
      return between(text, text, column);
    }
    String number = compared.group(2);
    ColumnFilter exact = between(number, number, column);
    return switch (compared.group(1)) {
      case ">" -> bounds(exact, Side.ABOVE);
      case ">=" -> bounds(exact, Side.FROM);
      case "<" -> bounds(exact, Side.BELOW);
      case "<=" -> bounds(exact, Side.TO);
      default -> exact;
    };
  }

  /// On which side of a number.
  enum Side {
    ABOVE,
    FROM,
    BELOW,
    TO
  }

  private static ColumnFilter bounds(ColumnFilter exact, Side side) {
    return switch (exact) {
      case Between(double at, double _) -> new Between(low(at, side), high(at, side));
      case ShareBetween(double at, double _) -> new ShareBetween(low(at, side), high(at, side));
      case Wrong wrong -> wrong;
      case Contains contains -> contains;
      case Regex regex -> regex;
    };
  }

  private static double low(double at, Side side) {
    return switch (side) {
      case ABOVE -> Math.nextUp(at);
      case FROM -> at;
      case BELOW, TO -> Double.NEGATIVE_INFINITY;
    };
  }

  private static double high(double at, Side side) {
    return switch (side) {
      case ABOVE, FROM -> Double.POSITIVE_INFINITY;
      case BELOW -> Math.nextDown(at);
      case TO -> at;
    };
  }

  private static ColumnFilter between(String low, String high, Column column) {
    Matcher from = NUMBER.matcher(low.replace(" ", ""));
    Matcher to = NUMBER.matcher(high.replace(" ", ""));
    if (!from.matches() || !to.matches()) {
      return new Wrong("expected a number like >1000, 1k..5k or >2%");
    }
    boolean share = !from.group(3).isEmpty() || !to.group(3).isEmpty() || column == Column.SHARE;
    int kilo = column == Column.BYTES ? 1024 : 1000;
    double a = value(from, kilo);
    double b = value(to, kilo);
    if (share && (column == Column.DISTINCT || column == Column.BYTES)) {
      return new Wrong("shares are known of series only");
    }
    return share ? new ShareBetween(a, b) : new Between(a, b);
  }

  private static double value(MatchResult number, int kilo) {
    int power = " kmgt".indexOf(number.group(2).toLowerCase(Locale.ROOT));
    return Double.parseDouble(number.group(1))
        * Math.pow(kilo, number.group(2).isEmpty() ? 0 : power);
  }

  /// Whether a node passes.
  default boolean test(Level level, int node, Column column) {
    return switch (this) {
      case Contains(String text) -> words(level, node, column, text);
      case Regex(Pattern pattern) -> pattern.matcher(text(level, node, column)).find();
      case Between(double low, double high) -> {
        double value = number(level, node, column);
        yield value >= 0 && value >= low && value <= high; // -1 is unknown
      }
      case ShareBetween(double low, double high) -> {
        double value = Numbers.roundedPercent(share(level, node, column));
        yield value >= low && value <= high && (column != Column.WITHOUT || isKnown(level, node));
      }
      case Wrong(String _) -> true;
    };
  }

  private static boolean words(Level level, int node, Column column, String text) {
    if (column != Column.TIER) {
      return level.name(node).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
    String tier = level.tier(node).map(Enum::name).orElse("");
    for (String wanted : text.toUpperCase(Locale.ROOT).split("[,; ]+", -1)) {
      if (!wanted.isEmpty() && tier.startsWith(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static String text(Level level, int node, Column column) {
    return switch (column) {
      case NAME -> level.name(node);
      case TIER -> level.tier(node).map(Enum::name).orElse("");
      case WITHOUT -> level.retainedWithout(node);
      case SERIES, SHARE, DISTINCT, BYTES -> Long.toString((long) number(level, node, column));
    };
  }

  private static double number(Level level, int node, Column column) {
    return switch (column) {
      case DISTINCT -> level.distinct(node);
      case WITHOUT -> level.retained(node);
      case BYTES -> level.bytes(node);
      case NAME, TIER, SERIES, SHARE -> level.series(node);
    };
  }

  private static double share(Level level, int node, Column column) {
    return column == Column.WITHOUT
        ? level.saved(node)
        : (double) level.series(node) / Math.max(1, level.whole());
  }

  private static boolean isKnown(Level level, int node) {
    return level.retained(node) >= 0;
  }
}
