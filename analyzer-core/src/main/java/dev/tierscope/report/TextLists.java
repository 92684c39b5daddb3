package dev.tierscope.report;

import static dev.tierscope.report.TextPage.left;
import static dev.tierscope.report.TextPage.right;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Churn;
import dev.tierscope.analysis.ChurnCause;
import dev.tierscope.analysis.ListAccuracy;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.analysis.PartCounts;
import dev.tierscope.report.TextPage.Row;
import java.util.ArrayList;
import java.util.List;

/// The lists of the text report that `promtool tsdb analyze` prints too, and what explains churn.
final class TextLists {
  /// The churn of how many parts is shown.
  private static final int PARTS = 2;

  private static final int CAUSES = 5;
  private static final double LEAST_CAUSE = 0.01;

  /// Below this share of all series, churn is no more than that scrapes begin one after another.
  private static final double LEAST_CHURN = 0.01;

  private final CardinalityReport report;
  private final int limit;
  private final TextPage page;

  TextLists(CardinalityReport report, int limit, TextPage page) {
    this.report = report;
    this.limit = limit;
    this.page = page;
  }

  void churn() {
    causes();
    List<PartCounts> parts = report.parts();
    List<PartCounts> newest = parts.subList(Math.max(0, parts.size() - PARTS), parts.size());
    for (PartCounts part : newest) {
      churn(part, parts.size() > 1);
    }
    if (newest.size() < parts.size()) {
      int earlier = parts.size() - newest.size();
      page.line(
          "  … and "
              + Numbers.counted(earlier, "earlier part")
              + "; --block shows one of them, JSON and CSV all");
    }
  }

  private void causes() {
    List<ChurnCause> causes =
        report.causes().stream().filter(c -> c.explained() >= LEAST_CAUSE).limit(CAUSES).toList();
    if (causes.isEmpty() || !hasChurn()) {
      return;
    }
    page.heading(
        "Why series come and go", "share of the time without samples that a label explains");
    for (ChurnCause cause : causes) {
      page.line(
          left(cause.label(), 32)
              + right(Numbers.percent(cause.explained()), 8)
              + right(Numbers.counted(cause.values(), "value"), 20)
              + "  "
              + page.bar(cause.explained(), 62));
    }
  }

  private boolean hasChurn() {
    double churning = 0;
    double series = 0;
    for (PartCounts part : report.parts()) {
      churning += Churn.of(part.name(), part.pairs(), part.range(), 0).seriesEquivalents();
      series += part.pairs().series();
    }
    return churning >= LEAST_CHURN * series;
  }

  private void churn(PartCounts part, boolean oneOfMany) {
    Churn churn = Churn.of(part.name(), part.pairs(), part.range(), limit);
    List<Row> names = new ArrayList<>();
    churn.names().forEach(n -> names.add(new Row(n.churn(), n.name())));
    List<Row> pairs = new ArrayList<>();
    churn.pairs().forEach(p -> pairs.add(new Row(p.churn(), p.name() + "=" + p.value())));
    if (oneOfMany && !names.isEmpty()) {
      page.heading("Churn in " + part.name(), TextHeader.range(part.range()).orElse(""));
    }
    page.columns(
        "Label names most involved in churning", names,
        "Label pairs most involved in churning", pairs);
  }

  void cardinality() {
    page.columns(
        "Highest cardinality labels",
        report.labels().stream().limit(limit).map(l -> new Row(l.values(), l.name())).toList(),
        "Label names with highest cumulative value length",
        report.labels().stream()
            .filter(l -> l.valueBytes() >= 0)
            .sorted(
                (a, b) -> Cardinality.mostFirst(a.valueBytes(), a.name(), b.valueBytes(), b.name()))
            .limit(limit)
            .map(l -> new Row(l.valueBytes(), l.name()))
            .toList());
    TextHeader.cut(report.lists().labels()).ifPresent(page::line);
    List<Row> pairs = new ArrayList<>();
    for (PairCardinality pair : report.pairs().first(limit)) {
      pairs.add(new Row(pair.series(), pair.name() + "=" + pair.value()));
    }
    page.columns(
        "Highest cardinality metric names",
        report.metrics().stream()
            .filter(m -> !m.name().isEmpty())
            .limit(limit)
            .map(m -> new Row(m.series(), m.name()))
            .toList(),
        "Most common label pairs",
        pairs);
    ListAccuracy lists = report.lists();
    TextHeader.cut(TextHeader.isCut(lists.metrics()) ? lists.metrics() : lists.labelPairs())
        .ifPresent(page::line);
  }
}
