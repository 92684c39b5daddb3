package dev.tierscope.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
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
    List<String> branches = branches(regex);
    if (!areTexts(branches)) {
      Pattern pattern = pattern(regex);
      return pattern::matches;
    }
    List<Predicate<String>> tests = new ArrayList<>();
    for (String branch : branches) {
      tests.add(branch(branch));
    }
    return value -> matchesAny(tests, value);
  }

  /// @throws PatternSyntaxException if RE2 does not know the pattern
  static void check(String regex) {
    if (!areTexts(branches(regex))) { // compiling a pattern takes a start long
      var _ = pattern(regex);
    }
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static List<String> branches(String regex) {
    return Arrays.asList(regex.split("\\|", -1));
  }

  private static boolean areTexts(List<String> branches) {
    for (String branch : branches) {
      if (hasSpecial(literal(branch))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesAny(List<Predicate<String>> tests, String value) {
    for (Predicate<String> test : tests) {
      if (test.test(value)) {
        return true;
      }
    }
    return false;
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
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
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
