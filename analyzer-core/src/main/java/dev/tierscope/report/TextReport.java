package dev.tierscope.report;

import static dev.tierscope.report.TextPage.cut;
import static dev.tierscope.report.TextPage.left;
import static dev.tierscope.report.TextPage.right;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.LabelSaving;
import dev.tierscope.analysis.MetricGroup;
import dev.tierscope.analysis.RetainedSeries;
import dev.tierscope.analysis.Scope;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.SeriesBy;
import dev.tierscope.analysis.TierTotal;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Notice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A report for a terminal, made for 100 columns: tiers first, then what is expensive and why, then
/// every list that `promtool tsdb analyze` prints.
public final class TextReport {
  private static final int FEWEST_NOTICES = 10;

  /// Columns where nothing else is known.
  public static final int WIDTH = 100;

  private static final int LEAST_WIDTH = 80;
  private static final int MOST_WIDTH = 180;

  private final CardinalityReport report;
  private final int limit;
  private final TextPage page;

  private TextReport(CardinalityReport report, int limit, TextPage page) {
    this.report = report;
    this.limit = limit;
    this.page = page;
  }

  /// How a terminal is written to.
  public enum Style {
    /// No escape sequences.
    PLAIN,
    /// Bold headings and tier colours by ANSI escape sequences.
    COLOURED
  }

  /// Renders a report.
  ///
  /// @param limit how many rows of each list at the most
  /// @param width columns of the terminal; narrower than 80 is not possible
  public static String render(CardinalityReport report, int limit, Style style, int width) {
    TextPage page = new TextPage(style, Math.clamp(width, LEAST_WIDTH, MOST_WIDTH));
    TextReport text = new TextReport(report, limit, page);
    new TextHeader(report, page).write();
    if (report.totals().series().value() == 0) {
      text.notices("There is nothing to show");
      return page.text();
    }
    text.tiers();
    Map<String, LabelSaving> savings = LabelSaving.best(report.groups(), report.metrics());
    new TextSuspects(report, savings, page).write();
    text.expensive(savings);
    text.scopes();
    text.by();
    text.without();
    TextLists lists = new TextLists(report, limit, page);
    lists.churn();
    lists.cardinality();
    text.chunks();
    text.notices("About this input");
    return page.text();
  }

  /// A text without control characters, shortened in the middle to columns of a terminal.
  public static String shortened(String text, int columns) {
    return cut(text, columns);
  }

  private void tiers() {
    page.heading("Cardinality tiers", TierBounds.reason(report.classification()));
    long all = report.totals().series().value();
    for (TierTotal tier : report.tiers()) {
      double share = all == 0 ? 0 : (double) tier.series() / all;
      String name = TextPage.mark(tier.tier()) + " " + left(TextPage.word(tier.tier()), 7);
      page.line(
          page.colour(tier.tier(), name)
              + left(TierBounds.of(tier.tier(), report.classification().scale()), 20)
              + right(Numbers.counted(tier.groups(), "group"), 12)
              + right(Numbers.counted(tier.series(), "series"), 20)
              + right(Numbers.percent(share), 9)
              + "  "
              + page.colour(tier.tier(), page.bar(share, 76)));
    }
    if (TextHeader.isCut(report.lists().metrics())) {
      long in = report.tiers().stream().mapToLong(TierTotal::series).sum();
      String rest = Numbers.counted(Math.max(0, all - in), "series");
      page.line(left("of metrics that are not listed", 45) + right(rest, 20));
      tellCut(report.lists().metrics());
    }
  }

  private void expensive(Map<String, LabelSaving> savings) {
    page.heading(
        "Most expensive", savings.isEmpty() ? "" : "and what dropping one label would save");
    int wider = page.width() - WIDTH;
    int label = Math.max(0, wider / 4); // of what the terminal is wider
    for (MetricGroup group : first(report.groups())) {
      LabelSaving saving = savings.get(group.name());
      page.line(
          page.colour(group.tier(), TextPage.mark(group.tier()))
              + " "
              + left(named(group), 49 + wider - label)
              + right(Numbers.full(group.series()), 10)
              + right(Numbers.percent(group.share()), 8)
              + right(group.bytes() > 0 ? Numbers.bytes(group.bytes()) : "", 10)
              + (saving == null ? "" : "  " + cut(saved(group, saving), 15 + label)));
    }
    rest(report.groups().size(), "group");
    tellCut(report.lists().metrics());
  }

  private static String saved(MetricGroup group, LabelSaving saving) {
    double share = (double) (saving.retained() - group.series()) / group.series();
    return Numbers.changePercent(share) + " " + saving.label();
  }

  static String named(MetricGroup group) {
    return switch (group.kind()) {
      case HISTOGRAM -> named(group.name()) + " (histogram)";
      case SUMMARY -> named(group.name()) + " (summary)";
      case SINGLE -> named(group.name());
    };
  }

  static String named(String metric) {
    return metric.isEmpty() ? "(series without a name)" : metric;
  }

  private void scopes() {
    if (report.scopes().isEmpty()) {
      return;
    }
    page.heading(
        "Scopes against their level",
        "as a whole, and its largest group"
            + (report.classification().hasDefaultScopes()
                ? ""
                : "; scopes by " + report.classification().scopesFrom()));
    for (ScopeTotal scope : report.scopes()) {
      page.line(
          page.colour(scope.tier(), TextPage.mark(scope.tier()))
              + " "
              + left(scope.scope().word(), 12)
              + right(Numbers.counted(scope.groups(), "group"), 10)
              + right(Numbers.counted(scope.series(), "series"), 18)
              + right(level(scope.scope()), 13)
              + right(ratio(scope.scope(), scope.wholeRatio()), 8)
              + right(ratio(scope.scope(), scope.ratio()), 8)
              + "  "
              + cut(named(scope.largest()), page.width() - 77));
    }
    tellCut(report.lists().metrics());
  }

  private static String level(Scope scope) {
    return scope.level() == 0 ? "no level" : "level " + Numbers.compact(scope.level());
  }

  /// How far something is beyond the level of a scope, or how much of it is used.
  private static String ratio(Scope scope, double ratio) {
    if (scope.level() == 0) {
      return "";
    }
    return ratio < 1 ? Numbers.percent(ratio) : Numbers.times(ratio);
  }

  private void by() {
    if (report.by().isEmpty()) {
      return;
    }
    SeriesBy by = report.by().get();
    page.heading(
        "Series by " + String.join(", ", by.labels()),
        Numbers.counted(by.rows().size(), "combination"));
    for (SeriesBy.Row row : first(by.rows())) {
      page.line(
          page.colour(row.tier(), TextPage.mark(row.tier()))
              + right(Numbers.full(row.series()), 14)
              + right(Numbers.percent(row.share()), 8)
              + right(Numbers.counted(row.metrics(), "metric"), 15)
              + "  "
              + cut(values(by.labels(), row.values()), page.width() - 44));
    }
    rest(by.rows().size(), "combination");
  }

  /// The values of one combination, with their labels if there are several.
  private static String values(List<String> labels, List<String> values) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> {
          String value = values.get(i).isEmpty() ? "(none)" : values.get(i);
          return labels.size() == 1 ? value : labels.get(i) + "=" + value;
        })
        .collect(Collectors.joining("  "));
  }

  private void without() {
    if (report.without().isEmpty()) {
      return;
    }
    RetainedSeries retained = report.without().get();
    page.heading(
        "Without " + String.join(", ", retained.labels()), "series before and after the removal");
    beforeAndAfter(retained.series(), retained.retained(), "all series");
    List<RetainedSeries.Metric> fewer =
        retained.metrics().stream().filter(metric -> metric.lost() > 0).toList();
    for (RetainedSeries.Metric metric : first(fewer)) {
      beforeAndAfter(metric.series(), metric.retained(), named(metric.name()));
    }
    rest(fewer.size(), "metric with fewer series");
  }

  private void beforeAndAfter(long series, long retained, String what) {
    double change = series == 0 ? 0 : (double) (retained - series) / series;
    page.line(
        right(Numbers.full(series), 14)
            + " →"
            + right(Numbers.full(retained), 11)
            + right(Numbers.changePercent(change), 9)
            + "  "
            + cut(what, page.width() - 38));
  }

  private void chunks() {
    if (report.chunks().isPresent()) {
      page.heading("Chunks of all blocks", "by samples, bytes and buckets");
      ChunkSection.write(report.chunks().get(), page);
    }
  }

  private void notices(String title) {
    List<Notice> notices = report.source().notices();
    if (notices.isEmpty()) {
      return;
    }
    page.heading(title, "");
    int most = Math.max(limit, FEWEST_NOTICES);
    for (Notice notice : notices.subList(0, Math.min(most, notices.size()))) {
      String word =
          switch (notice.severity()) {
            case INFO -> "note";
            case WARNING -> "warning";
            case DAMAGE -> "DAMAGE";
          };
      page.paragraph(word + ": " + Printable.of(notice.problem().toString()));
    }
    if (notices.size() > most) {
      page.line("… and " + Numbers.full(notices.size() - most) + " more; --top shows more");
    }
  }

  private void tellCut(Accuracy accuracy) {
    TextHeader.cut(accuracy).ifPresent(page::line);
  }

  private void rest(int size, String what) {
    if (size > limit) {
      page.line("  … and " + Numbers.counted(size - limit, "more " + what) + "; --top shows more");
    }
  }

  private <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(limit, rows.size()));
  }
}
