package dev.tierscope.query;

import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;

/// One condition on one label. A series without the label is treated as if its value were empty, as
/// in Prometheus: `a=""`, `a!="x"` and `a=~"x?"` accept it.
///
/// @param name a label name; [#METRIC_NAME] for the metric name
/// @param value a value, or for the regular expression operators an RE2 pattern that must match the
///   whole value and whose dot matches line breaks too (Prometheus 3: `^(?s:…)$`)
public record Matcher(String name, Operator operator, String value) {
  /// The label that holds the metric name.
  public static final String METRIC_NAME = "__name__";

  /// How a matcher compares.
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /// The operator as PromQL writes it.
    public String sign() {
      return sign;
    }

    /// Whether the right-hand side is a regular expression.
    public boolean isRegex() {
      return this == MATCHES || this == NOT_MATCHES;
    }

    static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("no operator: " + sign);
    }
  }

  public Matcher {
    if (!isUnicode(name) || !isUnicode(value)) {
      throw new IllegalArgumentException("half a surrogate pair in a matcher of " + name);
    }
    if (operator.isRegex()) {
      try {
        RegexCondition.check(value);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("not an RE2 pattern: " + value, e);
      }
    }
  }

  /// Whether the metric name is what is compared.
  public boolean isMetricName() {
    return name.equals(METRIC_NAME);
  }

  /// The condition on the label's value, compiled once; ask it for the empty string when a series
  /// lacks the label. For several threads at once.
  public Predicate<String> condition() {
    return switch (operator) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> other -> !value.equals(other);
      case MATCHES -> RegexCondition.of(value);
      case NOT_MATCHES -> RegexCondition.of(value).negate();
    };
  }

  static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// The matcher in PromQL; names that are no plain label names are quoted.
  @Override
  public String toString() {
    String left = isPlain(name) ? name : Quoted.quote(name);
    return left + operator.sign() + Quoted.quote(value);
  }

  private static boolean isPlain(String label) {
    return !label.isEmpty()
        && SelectorLexer.isNameStart(label.charAt(0))
        && label.chars().allMatch(SelectorLexer::isNamePart);
  }
}
