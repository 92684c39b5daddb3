package dev.tierscope.report;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Sampling;
import dev.tierscope.analysis.Totals;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The head of the text report: what was read, how much it is, and how far to trust that.
final class TextHeader {
  private static final String EXACT = "[exact]";

  private final CardinalityReport report;
  private final TextPage page;

  TextHeader(CardinalityReport report, TextPage page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    SourceSummary source = report.source();
    page.paragraph(page.bold(Printable.of(source.path())));
    page.line(
        source.kind()
            + (source.parts().size() > 1 ? " · " + source.parts().size() + " parts" : "")
            + range(source.range()).map(r -> " · " + r).orElse(""));
    page.blank();
    page.paragraph(
        page.bold(Numbers.full(report.totals().series().value()) + " series")
            + " "
            + mark(report.totals().series().accuracy())
            + "   "
            + labels(report.totals()));
    List<String> size = size(report.totals());
    OptionalLong interval = Sampling.typicalInterval(report.metrics());
    if (interval.isPresent()) {
      size.add(
          "a sample every "
              + Numbers.duration(Duration.ofMillis(interval.getAsLong()))
              + " in a typical series");
    }
    if (!size.isEmpty()) {
      page.parts(size);
    }
  }

  private static String labels(Totals totals) {
    String pairs =
        totals.labelPairs().map(p -> Numbers.counted(p.value(), "label pair")).orElse("");
    String of =
        totals.labelNames().map(n -> " of " + Numbers.counted(n.value(), "name")).orElse("");
    String entries =
        totals.labelPairEntries().map(e -> " · " + Numbers.counted(e.value(), "entry")).orElse("");
    return pairs + of + entries;
  }

  private List<String> size(Totals totals) {
    List<String> known = new ArrayList<>();
    totals.chunks().ifPresent(c -> known.add(Numbers.counted(c.value(), "chunk")));
    totals
        .samples()
        .ifPresent(s -> known.add(Numbers.counted(s.value(), "sample") + " " + mark(s.accuracy())));
    totals
        .bytes()
        .filter(b -> b.value() > 0)
        .ifPresent(b ->
            known.add(
                Numbers.bytes(b.value())
                    + " on disk"
                    + (b.isExact() ? "" : " " + mark(b.accuracy()))));
    perSample(totals).ifPresent(known::add);
    return known;
  }

  private Optional<String> perSample(Totals totals) {
    long samples = totals.samples().map(Count::value).orElse(0L);
    long bytes = totals.bytes().map(Count::value).orElse(0L);
    if (samples == 0 || bytes == 0 || report.source().hasHead()) {
      return Optional.empty();
    }
    return Optional.of(Numbers.hundredths((double) bytes / samples) + " bytes a sample");
  }

  /// A range of time with its length, if it has one.
  static Optional<String> range(TimeRange range) {
    return range.millis() == 0
        ? Optional.empty()
        : Optional.of(
            Numbers.time(Instant.ofEpochMilli(range.min()))
                + " – "
                + Numbers.time(Instant.ofEpochMilli(range.max()))
                + " ("
                + Numbers.duration(Duration.ofMillis(range.millis()))
                + ")");
  }

  static String mark(Accuracy accuracy) {
    if (accuracy instanceof Accuracy.Exact) {
      return EXACT; // at once: the JVM takes its time for the first switch over types
    }
    if (accuracy instanceof Accuracy.Stated(String by)) {
      return stated(by);
    }
    return switch (accuracy) {
      case Accuracy.Exact() -> EXACT;
      case Accuracy.AtLeast(String because) -> "[at least: " + Printable.of(because) + "]";
      case Accuracy.AtMost(String because) -> "[at most: " + Printable.of(because) + "]";
      case Accuracy.Estimated(double error, String method) ->
          "[± " + Numbers.percent(error) + ": " + Printable.of(method) + "]";
      case Accuracy.Stated(String by) -> stated(by);
    };
  }

  private static String stated(String by) {
    return "[stated by " + Printable.of(by) + "]";
  }

  /// Whether a list does not hold everything.
  static boolean isCut(Accuracy accuracy) {
    return !(accuracy instanceof Accuracy.Exact);
  }

  /// The line below a list that does not hold everything.
  static Optional<String> cut(Accuracy accuracy) {
    return isCut(accuracy) ? Optional.of("  " + mark(accuracy)) : Optional.empty();
  }
}
