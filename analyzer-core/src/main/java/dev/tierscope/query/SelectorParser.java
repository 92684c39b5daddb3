package dev.tierscope.query;

import com.google.re2j.PatternSyntaxException;
import dev.tierscope.query.SelectorLexer.Lexeme;
import dev.tierscope.query.SelectorLexer.LexemeType;
import java.util.ArrayList;
import java.util.List;

/// Reads one selector by descent:
///
/// ```
/// selector = name | [name] "{" [matcher {"," matcher} [","]] "}"
/// matcher  = label operator string | string operator string | string
/// ```
///
/// A string alone is the metric name. Source: Prometheus 3.x `promql/parser/generated_parser.y`,
/// rules `vector_selector` and `label_matcher`.
final class SelectorParser {
  private static final String EXAMPLE =
      "Write a metric name, matchers in braces or both: up{job=\"api\"}.";
  private static final String DOT_ALL = "(?s)";
  private static final String LABEL_OR_END = "a label name, a quoted name or \"}\"";

  private final String text;
  private final List<Lexeme> lexemes;
  private final List<Matcher> matchers = new ArrayList<>();
  private boolean named; // the metric name stands in front of the braces or alone in quotes
  private int next;

  SelectorParser(String text) {
    this.text = text;
    this.lexemes =
        SelectorLexer.lexemes(text).stream()
            .filter(lexeme -> lexeme.type() != LexemeType.COMMENT)
            .toList();
  }

  Selector parse() throws SelectorSyntax {
    Lexeme first = lexemes.getFirst();
    if (first.type() == LexemeType.IDENTIFIER) {
      frontName();
    } else if (first.type() != LexemeType.LEFT_BRACE) {
      throw error(first, "a metric name or \"{\"", EXAMPLE);
    }
    if (peek().type() == LexemeType.LEFT_BRACE) {
      next++;
      braces();
    }
    if (peek().type() != LexemeType.END) {
      throw trailing(peek());
    }
    return new Selector(matchers);
  }

  private Lexeme peek() {
    return lexemes.get(next);
  }

  private String string(Lexeme lexeme) {
    return text.substring(lexeme.from(), lexeme.to());
  }

  private void frontName() throws SelectorSyntax {
    String name = string(peek());
    if (Selector.isReserved(name)) {
      throw error(
          peek(),
          "a metric name, and " + name + " is a word of PromQL",
          "If it is a metric, quote it in braces: {\"" + name + "\"}.");
    }
    matchers.add(new Matcher(Matcher.METRIC_NAME, Matcher.Operator.EQUAL, name));
    named = true;
    next++;
  }

  private void braces() throws SelectorSyntax {
    boolean fronted = named;
    while (peek().type() != LexemeType.RIGHT_BRACE) {
      Lexeme start = peek();
      Matcher matcher = matcher();
      boolean unique = fronted || matcher.operator() == Matcher.Operator.EQUAL;
      if (matcher.isMetricName() && named && unique) {
        throw error(
            start, "no second metric name", "Keep one of the two, or use {__name__=~\"…\"} alone.");
      }
      named |= matcher.isMetricName() && lexemes.get(next - 1).equals(start);
      matchers.add(matcher);
      if (peek().type() == LexemeType.COMMA) {
        next++;
      } else if (peek().type() != LexemeType.RIGHT_BRACE) {
        throw error(peek(), "\",\" or \"}\"", "Put a comma between matchers and \"}\" at the end.");
      }
    }
    next++;
  }

  private Matcher matcher() throws SelectorSyntax {
    Lexeme left = peek();
    if (left.type() != LexemeType.IDENTIFIER && left.type() != LexemeType.STRING) {
      throw error(left, LABEL_OR_END, matcherFix(left));
    }
    next++;
    if (left.type() == LexemeType.STRING
        && peek().type() != LexemeType.OPERATOR
        && endsMatcher(peek())) {
      String name = Quoted.read(text, left.from(), left.to()).value();
      return new Matcher(Matcher.METRIC_NAME, Matcher.Operator.EQUAL, name);
    }
    String name =
        left.type() == LexemeType.STRING
            ? Quoted.read(text, left.from(), left.to()).value()
            : string(left);
    if (peek().type() != LexemeType.OPERATOR) {
      throw error(peek(), "one of = != =~ !~", operatorFix(left, peek()));
    }
    Matcher.Operator operator = Matcher.Operator.of(string(lexemes.get(next++)));
    if (peek().type() != LexemeType.STRING) {
      throw error(peek(), "a quoted value", valueFix(left, operator, peek()));
    }
    Lexeme right = lexemes.get(next++);
    Quoted value = Quoted.read(text, right.from(), right.to());
    if (operator.isRegex()) {
      checkRegex(value);
    }
    return new Matcher(name, operator, value.value());
  }

  private static boolean endsMatcher(Lexeme lexeme) {
    return lexeme.type() == LexemeType.COMMA
        || lexeme.type() == LexemeType.RIGHT_BRACE
        || lexeme.type() == LexemeType.END;
  }

  private void checkRegex(Quoted value) throws SelectorSyntax {
    try {
      RegexCondition.check(value.value());
    } catch (PatternSyntaxException e) {
      String part = regexPart(e);
      int at = Math.max(0, value.value().indexOf(part));
      throw new SelectorSyntax(
          text,
          value.source(at),
          part.isEmpty() ? e.getDescription() : e.getDescription() + " in `" + part + "`",
          "a regular expression as RE2 knows it",
          "Escape characters that are meant literally with \\\\, or compare with = instead.");
    }
  }

  /// The part of the pattern that RE2/J complains about, without the flag that it prepends itself.
  private static String regexPart(PatternSyntaxException e) {
    String part = e.getPattern() == null ? "" : e.getPattern();
    return part.startsWith(DOT_ALL) ? part.substring(DOT_ALL.length()) : part;
  }

  private String matcherFix(Lexeme found) {
    if (found.type() == LexemeType.OPERATOR) {
      return "Write the label name before the operator: {job" + string(found) + "\"api\"}.";
    }
    return switch (found.type()) {
      case OPEN_STRING -> closeFix(found);
      case END -> "Close the braces with \"}\".";
      case COMMA -> "Remove the comma, or write a matcher before it.";
      default ->
          "Label names with other characters than a-z, 0-9 and _ go in quotes: {\"a.b\"=\"c\"}.";
    };
  }

  private String operatorFix(Lexeme left, Lexeme found) {
    if (found.type() == LexemeType.INVALID
        && found.from() == left.to()
        && string(found).equals("!")) {
      return "Write != or !~.";
    }
    if (found.type() == LexemeType.INVALID && found.from() == left.to()) {
      return "Label names with other characters than a-z, 0-9 and _ go in quotes: {\"a.b\"=\"c\"}.";
    }
    return "Compare the label with a value: {" + string(left) + "=\"…\"}.";
  }

  private String valueFix(Lexeme left, Matcher.Operator operator, Lexeme found) {
    return switch (found.type()) {
      case OPEN_STRING -> closeFix(found);
      case IDENTIFIER, INVALID ->
          "Put the value in quotes: "
              + (string(left) + operator.sign() + '"' + string(found) + '"')
              + ".";
      case OPERATOR -> "The operators are = != =~ !~; write one of them.";
      default -> "Write the value in quotes: " + string(left) + operator.sign() + "\"…\".";
    };
  }

  private String closeFix(Lexeme open) {
    return "Close the string with " + text.charAt(open.from()) + ".";
  }

  private SelectorSyntax trailing(Lexeme found) {
    String expected = next == 1 ? "\"{\" or the end of the selector" : "the end of the selector";
    String word = string(found);
    String fix =
        switch (word) {
          case "[" -> "Remove the range: a selector here is about series, not about samples.";
          case "@", "offset" -> "Remove " + word + ": a selector here is about all times read.";
          case "(" -> "Keep only the selector, without functions and aggregations around it.";
          case ".", "-", "/" -> "A metric name with such characters goes in quotes: {\"a.b\"}.";
          default -> "Keep one selector, such as up{job=\"api\"}, without operators.";
        };
    return error(found, expected, fix);
  }

  private SelectorSyntax error(Lexeme at, String expected, String fix) {
    String found =
        switch (at.type()) {
          case END -> "the end";
          case OPEN_STRING -> "a string that does not end";
          case STRING -> "the string " + shown(at);
          default -> '"' + shown(at) + '"';
        };
    return new SelectorSyntax(text, at.from(), found, expected, fix);
  }

  private String shown(Lexeme lexeme) {
    String string = string(lexeme).replace('\n', ' ');
    return string.codePointCount(0, string.length()) <= 40
        ? string
        : string.substring(0, string.offsetByCodePoints(0, 39)) + "…";
  }
}
