package dev.tierscope.query;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Whether a value as a whole matches an RE2 pattern. Most patterns in use are alternatives of
/// plain texts with `.*` before or after them: those are compared as texts.
final class RegexCondition {
  private static final String ANY = ".*";
  private static final String SPECIAL = "\\.+*?()[]{}^$";

  private RegexCondition() {}

  static Predicate<String> of(String regex) {
    List<String> branches = Arrays.asList(regex.split("\\|", -1));
    if (branches.stream().anyMatch(branch -> hasSpecial(literal(branch)))) {
      Pattern pattern = Matcher.pattern(regex);
      return pattern::matches;
    }
    List<Predicate<String>> tests = branches.stream().map(RegexCondition::branch).toList();
    return value -> tests.stream().anyMatch(test -> test.test(value));
  }

  private static boolean startsOpen(String branch) {
    return branch.startsWith(ANY);
  }

  private static boolean endsOpen(String branch) {
    return branch.endsWith(ANY);
  }

  /// The branch without `.*` at its ends.
  private static String literal(String branch) {
    String rest = startsOpen(branch) ? branch.substring(ANY.length()) : branch;
    return endsOpen(rest) ? rest.substring(0, rest.length() - ANY.length()) : rest;
  }

  private static boolean hasSpecial(String text) {
    return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  private static Predicate<String> branch(String branch) {
    String literal = literal(branch);
    if (startsOpen(branch)) {
      return endsOpen(branch) && branch.length() > ANY.length()
          ? value -> value.contains(literal)
          : value -> value.endsWith(literal);
    }
    return endsOpen(branch) ? value -> value.startsWith(literal) : literal::equals;
  }
}
