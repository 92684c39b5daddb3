package dev.tierscope.report;

import static dev.tierscope.report.JsonReport.lower;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Churn;
import dev.tierscope.analysis.ChurnCause;
import dev.tierscope.analysis.LabelCardinality;
import dev.tierscope.analysis.LabelRetention;
import dev.tierscope.analysis.MetricCardinality;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.analysis.PartCounts;
import dev.tierscope.analysis.RetainedSeries;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.SeriesBy;
import dev.tierscope.analysis.TierTotal;
import dev.tierscope.analysis.Totals;
import dev.tierscope.analysis.ValueShape;
import dev.tierscope.analysis.ValueShapes;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.format.tsdb.chunk.Distribution;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.report.CsvTable.Column;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A report as CSV (RFC 4180), described in `docs/analyze-csv.md`: everything that the JSON report
/// holds, in one table. The first column says what a row is about, each other column has the name
/// of the JSON field that it repeats. Text that a spreadsheet would take for a formula is left as
/// it is: this is data for programs.
public final class CsvReport {
  /// Rises when a row or column changes its meaning or goes.
  public static final int SCHEMA_VERSION = 1;

  private final CsvTable table;
  private final long limit;

  private CsvReport(CsvTable table, long limit) {
    this.table = table;
    this.limit = limit;
  }

  /// Writes a report.
  ///
  /// @param limit how many rows of each list at the most
  public static void write(CardinalityReport report, long limit, Appendable out)
      throws IOException {
    new CsvReport(new CsvTable(out), limit).report(report);
  }

  private void report(CardinalityReport report) throws IOException {
    table.header();
    table.row("schemaVersion").put(Column.NUMBER, SCHEMA_VERSION).end();
    source(report.source());
    totals(report.totals());
    boolean bytesKnown = report.totals().bytes().isPresent();
    for (TierTotal tier : report.tiers()) {
      tier(tier, bytesKnown);
    }
    boundary("medium", report.classification().scale().medium());
    boundary("high", report.classification().scale().high());
    origin("boundaries", report.classification().scaleFrom());
    origin("scopes", report.classification().scopesFrom());
    for (ScopeTotal scope : report.scopes()) {
      scope(scope);
    }
    for (MetricCardinality metric : first(report.metrics())) {
      metric(metric, bytesKnown);
    }
    for (LabelCardinality label : first(report.labels())) {
      label(label, report);
    }
    for (PairCardinality pair : report.pairs().first(limit)) {
      table
          .row("labelPair")
          .put(Column.NAME, pair.name())
          .put(Column.VALUE, pair.value())
          .put(Column.SERIES, pair.series())
          .put(Column.SHARE, report.share(pair.series()))
          .end();
    }
    churn(report);
    if (report.by().isPresent()) {
      by(report.by().get());
    }
    if (report.without().isPresent()) {
      without(report.without().get());
    }
    if (!report.lists().isExact()) {
      accuracy("metrics", report.lists().metrics());
      accuracy("labels", report.lists().labels());
      accuracy("labelPairs", report.lists().labelPairs());
    }
    if (report.chunks().isPresent()) {
      chunks(report.chunks().get(), report.chunkAccuracy());
    }
  }

  private void source(SourceSummary source) throws IOException {
    table
        .row("source")
        .put(Column.NAME, source.path())
        .put(Column.VALUE, source.kind())
        .time(Column.MIN_TIME, source.range().min())
        .time(Column.MAX_TIME, source.range().max())
        .end();
    for (SourceSummary.Part part : source.parts()) {
      table
          .row("part")
          .put(Column.NAME, part.name())
          .put(Column.SERIES, part.series())
          .put(Column.BYTES, part.bytes())
          .time(Column.MIN_TIME, part.range().min())
          .time(Column.MAX_TIME, part.range().max())
          .end();
    }
    for (Notice notice : source.notices()) {
      table
          .row("notice")
          .put(Column.NAME, lower(notice.severity()))
          .put(Column.VALUE, notice.problem().toString())
          .end();
    }
  }

  private void totals(Totals totals) throws IOException {
    total("series", Optional.of(totals.series()));
    total("labelNames", totals.labelNames());
    total("labelPairs", totals.labelPairs());
    total("labelPairEntries", totals.labelPairEntries());
    total("chunks", totals.chunks());
    total("samples", totals.samples());
    total("bytes", totals.bytes());
  }

  private void total(String name, Optional<Count> count) throws IOException {
    if (count.isPresent()) {
      table
          .row("total")
          .put(Column.NAME, name)
          .put(Column.NUMBER, count.get().value())
          .put(Column.ACCURACY, JsonReport.accuracy(count.get().accuracy()))
          .end();
    }
  }

  private void tier(TierTotal tier, boolean bytesKnown) throws IOException {
    table
        .row("tier")
        .put(Column.TIER, lower(tier.tier()))
        .put(Column.METRICS, tier.groups())
        .put(Column.SERIES, tier.series())
        .put(Column.BYTES, bytesKnown ? tier.bytes() : -1)
        .end();
  }

  private void boundary(String tier, double series) throws IOException {
    table.row("boundary").put(Column.TIER, tier).put(Column.NUMBER, series).end();
  }

  private void origin(String what, String from) throws IOException {
    table.row("classification").put(Column.NAME, what).put(Column.VALUE, from).end();
  }

  private void scope(ScopeTotal scope) throws IOException {
    table
        .row("scope")
        .put(Column.SCOPE, scope.scope().word())
        .put(Column.TIER, lower(scope.tier()))
        .put(Column.LEVEL, scope.scope().level())
        .put(Column.METRICS, scope.groups())
        .put(Column.SERIES, scope.series())
        .put(Column.LARGEST, scope.largest())
        .put(Column.LARGEST_SERIES, scope.largestSeries())
        .end();
  }

  private void metric(MetricCardinality metric, boolean bytesKnown) throws IOException {
    named("metric", metric)
        .put(Column.SHARE, metric.share())
        .put(Column.BYTES, bytesKnown ? metric.disk().total() : -1)
        .put(Column.CHUNK_BYTES, bytesKnown ? metric.disk().chunks() : -1)
        .put(Column.INDEX_BYTES, bytesKnown ? metric.disk().index() : -1)
        .put(Column.SYMBOL_BYTES, bytesKnown ? metric.disk().symbols() : -1)
        .put(Column.SCRAPE_INTERVAL_MILLIS, metric.sampling().intervalMillis().orElse(-1));
    metric
        .sampling()
        .bytesPerSample()
        .ifPresent(bytes -> table.put(Column.BYTES_PER_SAMPLE, bytes));
    table.end();
    for (LabelRetention label : metric.labels()) {
      named("metricLabel", metric)
          .put(Column.LABEL, label.name())
          .put(Column.VALUES, label.values())
          .put(Column.RETAINED_SERIES, label.retainedSeries())
          .end();
    }
  }

  private CsvTable named(String row, MetricCardinality metric) {
    return table
        .row(row)
        .put(Column.NAME, metric.name())
        .put(Column.FAMILY, metric.family())
        .put(Column.TIER, lower(metric.tier()))
        .put(Column.SCOPE, metric.scope().word())
        .put(Column.SERIES, metric.series());
  }

  private void label(LabelCardinality label, CardinalityReport report) throws IOException {
    table
        .row("label")
        .put(Column.NAME, label.name())
        .put(Column.SERIES, label.series())
        .put(Column.VALUES, label.values())
        .put(Column.VALUE_BYTES, label.valueBytes());
    if (label.series() >= 0) {
      table.put(Column.SHARE, report.share(label.series()));
    }
    table.end();
    Optional<ValueShapes> shapes = report.pairs().shapes(label.name(), ValueShapes.MOST_EXAMINED);
    if (shapes.isPresent()) {
      shapes(label.name(), shapes.get());
    }
  }

  private void shapes(String label, ValueShapes shapes) throws IOException {
    for (ValueShape shape : shapes.mostFirst()) {
      table
          .row("labelShape")
          .put(Column.NAME, lower(shape))
          .put(Column.LABEL, label)
          .put(Column.SHARE, shapes.share(shape))
          .put(Column.ACCURACY, JsonReport.accuracy(shapes.accuracy()))
          .end();
    }
  }

  private void churn(CardinalityReport report) throws IOException {
    for (PartCounts part : report.parts()) {
      churn(Churn.of(part.name(), part.pairs(), part.range(), limit));
    }
    for (ChurnCause cause : report.causes()) {
      table
          .row("churnCause")
          .put(Column.LABEL, cause.label())
          .put(Column.EXPLAINED, cause.explained())
          .put(Column.VALUES, cause.values())
          .end();
    }
  }

  private void churn(Churn churn) throws IOException {
    table
        .row("churn")
        .put(Column.PART, churn.part())
        .put(Column.CHURN, churn.seriesEquivalents())
        .time(Column.MIN_TIME, churn.range().min())
        .time(Column.MAX_TIME, churn.range().max())
        .end();
    for (Churn.NameChurn name : churn.names()) {
      table
          .row("churnLabel")
          .put(Column.PART, churn.part())
          .put(Column.NAME, name.name())
          .put(Column.CHURN, name.churn())
          .end();
    }
    for (Churn.PairChurn pair : churn.pairs()) {
      table
          .row("churnLabelPair")
          .put(Column.PART, churn.part())
          .put(Column.NAME, pair.name())
          .put(Column.VALUE, pair.value())
          .put(Column.CHURN, pair.churn())
          .end();
    }
  }

  /// Several labels and their values are a line of CSV inside the cell.
  private void by(SeriesBy by) throws IOException {
    String labels = CsvTable.line(by.labels().toArray(String[]::new));
    for (SeriesBy.Row row : first(by.rows())) {
      table
          .row("by")
          .put(Column.LABEL, labels)
          .put(Column.VALUE, CsvTable.line(row.values().toArray(String[]::new)))
          .put(Column.SERIES, row.series())
          .put(Column.SHARE, row.share())
          .put(Column.METRICS, row.metrics())
          .put(Column.TIER, lower(row.tier()))
          .end();
    }
  }

  private void without(RetainedSeries retained) throws IOException {
    String labels = CsvTable.line(retained.labels().toArray(String[]::new));
    table
        .row("without")
        .put(Column.LABEL, labels)
        .put(Column.SERIES, retained.series())
        .put(Column.RETAINED_SERIES, retained.retained())
        .end();
    for (RetainedSeries.Metric metric : first(retained.metrics())) {
      table
          .row("withoutMetric")
          .put(Column.NAME, metric.name())
          .put(Column.LABEL, labels)
          .put(Column.SERIES, metric.series())
          .put(Column.RETAINED_SERIES, metric.retained())
          .end();
    }
  }

  private void accuracy(String list, Accuracy accuracy) throws IOException {
    table
        .row("listAccuracy")
        .put(Column.NAME, list)
        .put(Column.ACCURACY, JsonReport.accuracy(accuracy))
        .end();
  }

  private void chunks(ChunkStatistics chunks, Accuracy accuracy) throws IOException {
    long[] fullness = chunks.fullness();
    for (int i = 0; i < fullness.length; i++) {
      range("fullness", 100L * i / fullness.length, 100L * (i + 1) / fullness.length, fullness[i]);
    }
    distribution("floatSamples", chunks.floatSamples());
    distribution("floatBytes", chunks.floatBytes());
    distribution("histogramSamples", chunks.histogramSamples());
    distribution("histogramBytes", chunks.histogramBytes());
    distribution("histogramBuckets", chunks.histogramBuckets());
    statistic("otherChunks", "chunks", chunks.otherChunks());
    table
        .row("chunkStatistic")
        .put(Column.NAME, "damagedChunks")
        .put(Column.VALUE, "chunks")
        .put(Column.NUMBER, chunks.damagedChunks())
        .put(Column.ACCURACY, JsonReport.accuracy(accuracy))
        .end();
  }

  private void distribution(String name, Distribution values) throws IOException {
    statistic(name, "chunks", values.count());
    statistic(name, "min", values.min());
    statistic(name, "mean", values.mean());
    statistic(name, "max", values.max());
    for (Distribution.Range range : values.ranges()) {
      range(name, range.from(), range.to(), range.count());
    }
  }

  private void statistic(String name, String value, long number) throws IOException {
    table
        .row("chunkStatistic")
        .put(Column.NAME, name)
        .put(Column.VALUE, value)
        .put(Column.NUMBER, number)
        .end();
  }

  private void range(String name, long from, long to, long chunks) throws IOException {
    table
        .row("chunkRange")
        .put(Column.NAME, name)
        .put(Column.FROM, from)
        .put(Column.TO, to)
        .put(Column.NUMBER, chunks)
        .end();
  }

  private <T> List<T> first(List<T> rows) {
    return rows.subList(0, (int) Math.min(limit, rows.size()));
  }
}
