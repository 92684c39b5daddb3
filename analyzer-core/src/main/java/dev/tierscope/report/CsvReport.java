package dev.tierscope.report;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.LabelCardinality;
import dev.tierscope.analysis.LabelRetention;
import dev.tierscope.analysis.MetricCardinality;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.analysis.SeriesBy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A report as CSV (RFC 4180) in one table: the first column says what a row is about (`total`,
/// `tier`, `metric`, `metricLabel`, `label`, `labelPair`, `by`), columns that do not apply are
/// empty. Text that a spreadsheet would take for a formula is left as it is: this is data for
/// programs.
public final class CsvReport {
  private static final List<String> HEADER =
      List.of(
          "kind",
          "name",
          "label",
          "value",
          "family",
          "tier",
          "scope",
          "series",
          "share",
          "values",
          "retainedSeries",
          "bytes");

  private final Appendable out;
  private final long limit;

  private CsvReport(Appendable out, long limit) {
    this.out = out;
    this.limit = limit;
  }

  /// Writes a report.
  ///
  /// @param limit how many rows of each kind at the most
  public static void write(CardinalityReport report, long limit, Appendable out)
      throws IOException {
    new CsvReport(out, limit).report(report);
  }

  private void report(CardinalityReport report) throws IOException {
    row(HEADER);
    total("series", report.totals().series().value());
    total("labelNames", report.totals().labelNames());
    total("labelPairs", report.totals().labelPairs());
    total("labelPairEntries", report.totals().labelPairEntries());
    total("chunks", report.totals().chunks());
    total("samples", report.totals().samples());
    total("bytes", report.totals().bytes());
    boolean bytesKnown = report.totals().bytes().isPresent();
    for (Notice notice : report.source().notices()) {
      String problem = notice.problem().toString();
      row(List.of("notice", lower(notice.severity()), "", problem, "", "", "", "", "", "", "", ""));
    }
    for (var tier : report.tiers()) {
      row(
          List.of(
              "tier",
              lower(tier.tier()),
              "",
              "",
              "",
              lower(tier.tier()),
              "",
              text(tier.series()),
              "",
              text(tier.groups()),
              "",
              bytesKnown ? text(tier.bytes()) : ""));
    }
    for (MetricCardinality m : first(report.metrics())) {
      metric(m, bytesKnown ? text(m.bytes()) : "");
    }
    for (LabelCardinality l : first(report.labels())) {
      row(
          List.of(
              "label",
              l.name(),
              l.name(),
              "",
              "",
              "",
              "",
              text(l.series()),
              "",
              text(l.values()),
              "",
              text(l.valueBytes())));
    }
    for (PairCardinality p : report.pairs().first(limit)) {
      row(
          List.of(
              "labelPair",
              p.name(),
              p.name(),
              p.value(),
              "",
              "",
              "",
              text(p.series()),
              "",
              "",
              "",
              ""));
    }
    if (report.by().isPresent()) {
      by(report.by().get());
    }
  }

  private void total(String name, Optional<Count> count) throws IOException {
    if (count.isPresent()) {
      total(name, count.get().value());
    }
  }

  private void total(String name, long value) throws IOException {
    row(List.of("total", name, "", "", "", "", "", text(value), "", "", "", ""));
  }

  private void metric(MetricCardinality m, String bytes) throws IOException {
    row(
        List.of(
            "metric",
            m.name(),
            "",
            "",
            m.family(),
            lower(m.tier()),
            m.scope().word(),
            text(m.series()),
            Double.toString(m.share()),
            "",
            "",
            bytes));
    for (LabelRetention label : m.labels()) {
      row(
          List.of(
              "metricLabel",
              m.name(),
              label.name(),
              "",
              m.family(),
              lower(m.tier()),
              m.scope().word(),
              text(m.series()),
              "",
              text(label.values()),
              text(label.retainedSeries()),
              ""));
    }
  }

  private void by(SeriesBy by) throws IOException {
    for (SeriesBy.Row row : first(by.rows())) {
      row(
          List.of(
              "by",
              String.join(",", by.labels()),
              "",
              String.join(",", row.values()),
              "",
              "",
              "",
              text(row.series()),
              "",
              "",
              "",
              ""));
    }
  }

  private <T> List<T> first(List<T> rows) {
    return rows.subList(0, (int) Math.min(limit, rows.size()));
  }

  /// A number, or nothing if it is negative: then it is not known.
  private static String text(long value) {
    return value < 0 ? "" : Long.toString(value);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void row(List<String> cells) throws IOException {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      quoted.add(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    out.append(String.join(",", quoted)).append("\r\n");
  }
}
