package dev.tierscope.query;

import com.google.re2j.Pattern;
import java.util.function.Predicate;

/// Whether a value as a whole matches an RE2 pattern.
final class RegexCondition {
  private RegexCondition() {}

  static Predicate<String> of(String regex) {
    Pattern pattern = Matcher.pattern(regex);
    return pattern::matches;
  }
}
