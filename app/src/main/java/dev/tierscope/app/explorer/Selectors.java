package dev.tierscope.app.explorer;

import com.google.re2j.Pattern;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.query.Matcher;
import dev.tierscope.query.Selector;
import dev.tierscope.table.SeriesGroup;
import java.util.List;
import java.util.stream.Collectors;

/// Selectors of what rows stand for, as PromQL writes them: names that are no plain identifiers and
/// all values are quoted.
final class Selectors {
  private Selectors() {}

  /// The series that every matcher accepts.
  static String of(Matcher... matchers) {
    return new Selector(List.of(matchers)).toString();
  }

  static Matcher equal(String label, String value) {
    return new Matcher(label, Matcher.Operator.EQUAL, value);
  }

  static Matcher present(String label) {
    return new Matcher(label, Matcher.Operator.NOT_EQUAL, "");
  }

  /// The series of a metric group, all members of a family.
  static Matcher group(GroupCost group) {
    if (group.members().size() == 1) {
      return equal(Matcher.METRIC_NAME, group.members().getFirst().name());
    }
    if (group.members().isEmpty()) {
      return equal(Matcher.METRIC_NAME, group.name());
    }
    String names =
        group.members().stream()
            .map(SeriesGroup::name)
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return new Matcher(Matcher.METRIC_NAME, Matcher.Operator.MATCHES, names);
  }
}
