package dev.tierscope.report;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.LabelSaving;
import dev.tierscope.analysis.MetricGroup;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.ValueShape;
import dev.tierscope.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What stands out, in sentences: groups that one label has made large, and groups that are far
/// beyond what is normal for their kind.
final class TextSuspects {
  private static final int MOST = 4;
  private static final double LEAST_SAVING = 0.8;
  private static final double LEAST_RATIO = 10;
  private static final int LONGEST_NAME = 60;
  private static final int EXAMINED = 200;
  private static final double LEAST_LIKENESS = 0.95;

  /// Labels that make a histogram or summary what it is.
  private static final Set<String> STRUCTURE = Set.of("le", "quantile");

  private final CardinalityReport report;
  private final Map<String, LabelSaving> savings;
  private final TextPage page;

  TextSuspects(CardinalityReport report, Map<String, LabelSaving> savings, TextPage page) {
    this.report = report;
    this.savings = savings;
    this.page = page;
  }

  void write() {
    List<String> sentences = new ArrayList<>();
    for (MetricGroup group : report.groups()) {
      LabelSaving saving = savings.get(group.name());
      if (saving != null && isMadeLarge(group, saving)) {
        sentences.add(label(group, saving));
      }
    }
    report.scopes().stream()
        .filter(scope -> scope.ratio() >= LEAST_RATIO)
        .forEach(scope -> sentences.add(scope(scope)));
    if (!sentences.isEmpty()) {
      page.heading("What stands out", "");
      sentences.stream().limit(MOST).forEach(s -> page.paragraph("•   " + s));
    }
  }

  private static boolean isMadeLarge(MetricGroup group, LabelSaving saving) {
    return group.tier() != Tier.LOW
        && group.share() >= LabelSaving.LEAST_SHARE
        && !STRUCTURE.contains(saving.label())
        && saving.retained() <= (1 - LEAST_SAVING) * group.series();
  }

  private String label(MetricGroup group, LabelSaving saving) {
    return "%s of all series are %s. Its label \"%s\" has %s%s; without it %s would remain."
        .formatted(
            Numbers.percent(group.share()),
            TextPage.cut(TextReport.named(group), LONGEST_NAME),
            TextPage.cut(saving.label(), LONGEST_NAME),
            Numbers.counted(saving.values(), "value"),
            looks(saving.label()),
            Numbers.full(saving.retained()));
  }

  /// What nearly all values of a label are, from a few of them.
  private String looks(String label) {
    return report
        .pairs()
        .shapes(label, EXAMINED)
        .flatMap(shapes ->
            shapes
                .dominant()
                .filter(shape -> shapes.share(shape) >= LEAST_LIKENESS)
                .flatMap(ValueShape::plural))
        .map(plural -> ", mostly " + plural)
        .orElse("");
  }

  private static String scope(ScopeTotal scope) {
    return "%s has %s, %s times what is normal for a %s metric (%s)."
        .formatted(
            TextPage.cut(TextReport.named(scope.largest()), LONGEST_NAME),
            Numbers.counted(scope.largestSeries(), "series"),
            Numbers.full(Math.round(scope.ratio())),
            scope.scope().word(),
            Numbers.full(scope.scope().level()));
  }
}
