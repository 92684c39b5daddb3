package dev.tierscope.report;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Churn;
import dev.tierscope.analysis.ChurnCause;
import dev.tierscope.analysis.DiskShare;
import dev.tierscope.analysis.LabelCardinality;
import dev.tierscope.analysis.LabelRetention;
import dev.tierscope.analysis.ListAccuracy;
import dev.tierscope.analysis.MetricCardinality;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.analysis.RetainedSeries;
import dev.tierscope.analysis.Sampling;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.SeriesBy;
import dev.tierscope.analysis.TierTotal;
import dev.tierscope.analysis.Totals;
import dev.tierscope.analysis.ValueShape;
import dev.tierscope.analysis.ValueShapes;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.task.Cores;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// A report as JSON, described in `docs/analyze-json.md`. Fields are only added while
/// [#SCHEMA_VERSION] stays.
public final class JsonReport {
  /// Rises when a field changes its meaning or goes.
  public static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;
  private final long limit;

  private JsonReport(JsonGenerator json, long limit) {
    this.json = json;
    this.limit = limit;
  }

  /// Writes a report; the writer stays open.
  ///
  /// @param limit how many rows of each list at the most
  /// @throws IOException if the writer fails
  public static void write(CardinalityReport report, long limit, Writer out) throws IOException {
    try (JsonGenerator json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out)) {
      new JsonReport(json, limit).report(report);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private void report(CardinalityReport report) {
    json.writeStartObject();
    json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
    source(report.source());
    totals(report.totals());
    json.writeObjectPropertyStart("tiers");
    for (TierTotal tier : report.tiers()) {
      json.writeObjectPropertyStart(lower(tier.tier()));
      json.writeNumberProperty("metrics", tier.groups());
      json.writeNumberProperty("series", tier.series());
      known("bytes", report.totals().bytes().isPresent() ? tier.bytes() : -1);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("boundaries");
    json.writeNumberProperty("medium", report.classification().scale().medium());
    json.writeNumberProperty("high", report.classification().scale().high());
    json.writeEndObject();
    json.writeObjectPropertyStart("classification");
    json.writeStringProperty("boundaries", report.classification().scaleFrom());
    json.writeStringProperty("scopes", report.classification().scopesFrom());
    json.writeEndObject();
    scopes(report.scopes());
    metrics(report);
    labels(report);
    ForkJoinTask<List<Churn>> churn = Cores.begin(() -> churnOfParts(report));
    try {
      pairs(report);
    } finally {
      churn.quietlyJoin(); // nothing goes on when writing failed
    }
    churn(report, churn.join());
    if (report.by().isPresent()) {
      by(report.by().get());
    }
    if (report.without().isPresent()) {
      without(report.without().get());
    }
    if (!report.lists().isExact()) {
      lists(report.lists());
    }
    report
        .chunks()
        .ifPresent(chunks -> new JsonChunks(json).write(chunks, accuracy(report.chunkAccuracy())));
    json.writeEndObject();
  }

  private void lists(ListAccuracy lists) {
    json.writeObjectPropertyStart("listAccuracy");
    json.writeStringProperty("metrics", accuracy(lists.metrics()));
    json.writeStringProperty("labels", accuracy(lists.labels()));
    json.writeStringProperty("labelPairs", accuracy(lists.labelPairs()));
    json.writeEndObject();
  }

  private void source(SourceSummary source) {
    json.writeObjectPropertyStart("source");
    json.writeStringProperty("path", source.path());
    json.writeStringProperty("kind", source.kind());
    range(source.range());
    json.writeArrayPropertyStart("parts");
    for (SourceSummary.Part part : source.parts()) {
      json.writeStartObject();
      json.writeStringProperty("name", part.name());
      range(part.range());
      json.writeNumberProperty("bytes", part.bytes());
      json.writeNumberProperty("series", part.series());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("notices");
    for (Notice notice : source.notices()) {
      json.writeStartObject();
      json.writeStringProperty("severity", lower(notice.severity()));
      json.writeStringProperty("what", notice.problem().what());
      json.writeStringProperty("where", notice.problem().where());
      json.writeStringProperty("fix", notice.problem().fix());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void range(TimeRange range) {
    json.writeNumberProperty("minTime", range.min());
    json.writeNumberProperty("maxTime", range.max());
  }

  private void totals(Totals totals) {
    json.writeObjectPropertyStart("totals");
    json.writeNumberProperty("series", totals.series().value());
    known("labelNames", totals.labelNames());
    known("labelPairs", totals.labelPairs());
    known("labelPairEntries", totals.labelPairEntries());
    known("chunks", totals.chunks());
    known("samples", totals.samples());
    known("bytes", totals.bytes());
    json.writeObjectPropertyStart("accuracy");
    json.writeStringProperty("series", accuracy(totals.series().accuracy()));
    totals.chunks().ifPresent(c -> json.writeStringProperty("chunks", accuracy(c.accuracy())));
    totals.samples().ifPresent(s -> json.writeStringProperty("samples", accuracy(s.accuracy())));
    totals.bytes().ifPresent(b -> json.writeStringProperty("bytes", accuracy(b.accuracy())));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void known(String name, Optional<Count> count) {
    known(name, count.map(Count::value).orElse(-1L));
  }

  /// Writes a number, or null if it is negative: then it is not known.
  private void known(String name, long value) {
    if (value < 0) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  static String accuracy(Accuracy accuracy) {
    return switch (accuracy) {
      case Accuracy.Exact() -> "exact";
      case Accuracy.AtLeast(String because) -> "at least: " + because;
      case Accuracy.AtMost(String because) -> "at most: " + because;
      case Accuracy.Estimated(double error, String method) -> "estimated ±" + error + ": " + method;
      case Accuracy.Stated(String by) -> "stated by " + by;
    };
  }

  private void scopes(List<ScopeTotal> scopes) {
    json.writeArrayPropertyStart("scopes");
    for (ScopeTotal scope : scopes) {
      json.writeStartObject();
      json.writeStringProperty("name", scope.scope().word());
      json.writeNumberProperty("level", scope.scope().level());
      json.writeNumberProperty("metrics", scope.groups());
      json.writeNumberProperty("series", scope.series());
      json.writeStringProperty("tier", lower(scope.tier()));
      json.writeStringProperty("largest", scope.largest());
      json.writeNumberProperty("largestSeries", scope.largestSeries());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void metrics(CardinalityReport report) {
    boolean bytesKnown = report.totals().bytes().isPresent();
    json.writeArrayPropertyStart("metrics");
    for (MetricCardinality metric : first(report.metrics())) {
      json.writeStartObject();
      json.writeStringProperty("name", metric.name());
      json.writeStringProperty("family", metric.family());
      json.writeNumberProperty("series", metric.series());
      json.writeNumberProperty("share", metric.share());
      json.writeStringProperty("tier", lower(metric.tier()));
      json.writeStringProperty("scope", metric.scope().word());
      DiskShare disk = metric.disk();
      known("bytes", bytesKnown ? disk.total() : -1);
      known("chunkBytes", bytesKnown ? disk.chunks() : -1);
      known("indexBytes", bytesKnown ? disk.index() : -1);
      known("symbolBytes", bytesKnown ? disk.symbols() : -1);
      sampling(metric.sampling());
      json.writeArrayPropertyStart("labels");
      for (LabelRetention label : metric.labels()) {
        json.writeStartObject();
        json.writeStringProperty("name", label.name());
        json.writeNumberProperty("values", label.values());
        json.writeNumberProperty("retainedSeries", label.retainedSeries());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void sampling(Sampling sampling) {
    known("scrapeIntervalMillis", sampling.intervalMillis().orElse(-1));
    if (sampling.bytesPerSample().isPresent()) {
      json.writeNumberProperty("bytesPerSample", sampling.bytesPerSample().getAsDouble());
    } else {
      json.writeNullProperty("bytesPerSample");
    }
  }

  private void labels(CardinalityReport report) {
    json.writeArrayPropertyStart("labels");
    for (LabelCardinality label : first(report.labels())) {
      json.writeStartObject();
      json.writeStringProperty("name", label.name());
      json.writeNumberProperty("values", label.values());
      known("series", label.series());
      share(label.series(), report);
      known("valueBytes", label.valueBytes());
      report.pairs().shapes(label.name(), ValueShapes.MOST_EXAMINED).ifPresent(this::shapes);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void shapes(ValueShapes shapes) {
    json.writeArrayPropertyStart("shapes");
    for (ValueShape shape : shapes.mostFirst()) {
      json.writeStartObject();
      json.writeStringProperty("name", lower(shape));
      json.writeNumberProperty("share", shapes.share(shape));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("shapeAccuracy", accuracy(shapes.accuracy()));
  }

  private void share(long series, CardinalityReport report) {
    if (series < 0) {
      json.writeNullProperty("share");
    } else {
      json.writeNumberProperty("share", report.share(series));
    }
  }

  private void pairs(CardinalityReport report) {
    json.writeArrayPropertyStart("labelPairs");
    for (PairCardinality pair : report.pairs().first(limit)) {
      json.writeStartObject();
      json.writeStringProperty("name", pair.name());
      json.writeStringProperty("value", pair.value());
      json.writeNumberProperty("series", pair.series());
      share(pair.series(), report);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private List<Churn> churnOfParts(CardinalityReport report) {
    return report.parts().stream()
        .map(part -> Churn.of(part.name(), part.pairs(), part.range(), limit))
        .toList();
  }

  private void churn(CardinalityReport report, List<Churn> parts) {
    json.writeObjectPropertyStart("churn");
    json.writeArrayPropertyStart("parts");
    for (Churn churn : parts) {
      json.writeStartObject();
      json.writeStringProperty("part", churn.part());
      range(churn.range());
      json.writeNumberProperty("seriesEquivalents", churn.seriesEquivalents());
      json.writeArrayPropertyStart("labelNames");
      for (Churn.NameChurn name : churn.names()) {
        json.writeStartObject();
        json.writeStringProperty("name", name.name());
        json.writeNumberProperty("churn", name.churn());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("labelPairs");
      for (Churn.PairChurn pair : churn.pairs()) {
        json.writeStartObject();
        json.writeStringProperty("name", pair.name());
        json.writeStringProperty("value", pair.value());
        json.writeNumberProperty("churn", pair.churn());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("causes");
    for (ChurnCause cause : report.causes()) {
      json.writeStartObject();
      json.writeStringProperty("label", cause.label());
      json.writeNumberProperty("explained", cause.explained());
      json.writeNumberProperty("values", cause.values());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void by(SeriesBy by) {
    json.writeObjectPropertyStart("by");
    json.writeArrayPropertyStart("labels");
    by.labels().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("combinations", by.rows().size());
    json.writeArrayPropertyStart("rows");
    by.rows().stream()
        .limit(limit)
        .forEach(row -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("values");
          row.values().forEach(json::writeString);
          json.writeEndArray();
          json.writeNumberProperty("series", row.series());
          json.writeNumberProperty("share", row.share());
          json.writeNumberProperty("metrics", row.metrics());
          json.writeStringProperty("tier", lower(row.tier()));
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private void without(RetainedSeries retained) {
    json.writeObjectPropertyStart("without");
    json.writeArrayPropertyStart("labels");
    retained.labels().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("series", retained.series());
    json.writeNumberProperty("retainedSeries", retained.retained());
    json.writeArrayPropertyStart("metrics");
    retained.metrics().stream()
        .limit(limit)
        .forEach(metric -> {
          json.writeStartObject();
          json.writeStringProperty("name", metric.name());
          json.writeNumberProperty("series", metric.series());
          json.writeNumberProperty("retainedSeries", metric.retained());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private <T> List<T> first(List<T> rows) {
    return rows.subList(0, (int) Math.min(limit, rows.size()));
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
