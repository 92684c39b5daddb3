package dev.tierscope.query;

import dev.tierscope.model.Problem;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Why a selector chooses no series of a table, and what it may have been meant to be.
public final class EmptySelection {
  private static final int MOST_LISTED = 8;

  private final Selector selector;
  private final SeriesTable table;
  private final Progress progress;

  private EmptySelection(Selector selector, SeriesTable table, Progress progress) {
    this.selector = selector;
    this.table = table;
    this.progress = progress;
  }

  /// Explains it. Cost: each matcher is applied to the table once or twice.
  ///
  /// @param selector one that chooses nothing
  /// @param table one with series
  public static Problem explain(Selector selector, SeriesTable table, Progress progress) {
    return new EmptySelection(selector, table, progress).problem();
  }

  private Problem problem() {
    for (Matcher matcher : selector.matchers()) {
      if (count(List.of(matcher)) == 0) {
        return matcher.isMetricName() ? noMetric(matcher) : noLabel(matcher);
      }
    }
    List<Matcher> together = new ArrayList<>();
    long chosen = table.series();
    for (Matcher matcher : selector.matchers()) {
      List<Matcher> more = new ArrayList<>(together);
      more.add(matcher);
      long count = count(more);
      if (count == 0) {
        return problem(
            "%d series %s %s, %d %s, none has both"
                .formatted(
                    chosen,
                    chosen == 1 ? "has" : "have",
                    said(together),
                    count(List.of(matcher)),
                    matcher),
            "Leave one of the two out.");
      }
      together = more;
      chosen = count;
    }
    throw new IllegalArgumentException(selector + " chooses " + chosen + " series");
  }

  private long count(List<Matcher> matchers) {
    return Selection.of(new Selector(matchers), table).size(progress).series();
  }

  private static String said(List<Matcher> matchers) {
    return matchers.stream().map(Matcher::toString).collect(Collectors.joining(" and "));
  }

  private Problem problem(String what, String fix) {
    return new Problem(what, "selector " + selector, fix);
  }

  private Problem noMetric(Matcher matcher) {
    boolean named = isNamed(matcher);
    return problem(
        named ? "no metric has the name " + matcher.value() : "no series has " + matcher,
        advice(
            named ? matcher.value() : "",
            "metric name",
            () -> table.groups().stream().map(SeriesGroup::name).filter(n -> !n.isEmpty())));
  }

  private Problem noLabel(Matcher matcher) {
    String label = matcher.name();
    List<LabelColumn> columns =
        table.groups().stream().flatMap(group -> group.column(label).stream()).toList();
    if (columns.isEmpty()) {
      return problem("no series has the label " + label, adviceOnLabel(label, table));
    }
    BitSet values = new BitSet();
    for (LabelColumn column : columns) {
      IntStream.rangeClosed(1, column.values()).map(column::valueSymbol).forEach(values::set);
    }
    return problem(
        "no series has " + matcher,
        advice(
            isNamed(matcher) ? matcher.value() : "",
            "value of " + label,
            () -> values.stream().mapToObj(table.symbols()::string)));
  }

  /// Whether one certain value was wanted.
  private static boolean isNamed(Matcher matcher) {
    return matcher.operator() == Matcher.Operator.EQUAL && !matcher.value().isEmpty();
  }

  /// What can be done about a label that no series of a table has.
  public static String adviceOnLabel(String label, SeriesTable table) {
    return advice(
        label,
        "label",
        () ->
            table.groups().stream()
                .flatMap(group -> group.columns().stream())
                .map(LabelColumn::name)
                .distinct());
  }

  /// Names near to one that is not there, or all names where they are few.
  ///
  /// @param wanted empty for none in particular
  /// @param thing what is named, in the singular
  private static String advice(String wanted, String thing, Supplier<Stream<String>> names) {
    List<String> near = wanted.isEmpty() ? List.of() : NearNames.of(wanted, names.get());
    if (!near.isEmpty()) {
      return "Did you mean " + String.join(" or ", near) + "?";
    }
    List<String> all = names.get().limit(MOST_LISTED + 1L).sorted().toList();
    if (all.isEmpty()) {
      return "There is no " + thing + " at all.";
    }
    return all.size() > MOST_LISTED
        ? "Check the " + thing + "."
        : "Every " + thing + " is one of: " + String.join(", ", all) + ".";
  }
}
