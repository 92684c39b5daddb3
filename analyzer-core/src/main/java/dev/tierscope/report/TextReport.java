package dev.tierscope.report;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Churn;
import dev.tierscope.analysis.ChurnCause;
import dev.tierscope.analysis.LabelCardinality;
import dev.tierscope.analysis.ListAccuracy;
import dev.tierscope.analysis.MetricCardinality;
import dev.tierscope.analysis.MetricGroup;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.analysis.PartCounts;
import dev.tierscope.analysis.Sampling;
import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.SeriesBy;
import dev.tierscope.analysis.TierTotal;
import dev.tierscope.analysis.Totals;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.Tier;
import dev.tierscope.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A report for a terminal 100 columns wide: tiers first, then what is expensive and why, then
/// every list that `promtool tsdb analyze` prints.
public final class TextReport {
  private static final int WIDTH = 100;
  private static final int BAR = 24;

  /// The churn of how many parts is shown.
  private static final int PARTS = 2;

  private final CardinalityReport report;
  private final int limit;
  private final Style style;
  private final StringBuilder out = new StringBuilder(1 << 14);

  private TextReport(CardinalityReport report, int limit, Style style) {
    this.report = report;
    this.limit = limit;
    this.style = style;
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
  public static String render(CardinalityReport report, int limit, Style style) {
    TextReport text = new TextReport(report, limit, style);
    text.header();
    text.tiers();
    text.expensive();
    text.scopes();
    text.by();
    text.churn();
    text.lists();
    text.chunks();
    text.notices();
    return text.out.toString();
  }

  private void header() {
    SourceSummary source = report.source();
    line(bold(source.path()));
    line(
        source.kind()
            + (source.parts().size() > 1 ? " · " + source.parts().size() + " parts" : "")
            + range(source.range()));
    out.append('\n');
    paragraph(
        bold(Numbers.full(report.totals().series().value()) + " series")
            + " "
            + mark(report.totals().series())
            + "   "
            + labels(report.totals()));
    paragraph(size(report.totals()));
    OptionalLong interval = Sampling.typicalInterval(report.metrics());
    if (interval.isPresent()) {
      line(
          "a sample every "
              + Numbers.duration(Duration.ofMillis(interval.getAsLong()))
              + " in a typical series");
    }
  }

  private static String labels(Totals totals) {
    String pairs =
        totals.labelPairs().map(p -> Numbers.full(p.value()) + " label pairs").orElse("");
    String of =
        totals.labelNames().map(n -> " of " + Numbers.full(n.value()) + " names").orElse("");
    String entries =
        totals.labelPairEntries().map(e -> " · " + Numbers.full(e.value()) + " entries").orElse("");
    return pairs + of + entries;
  }

  private String size(Totals totals) {
    List<String> known = new ArrayList<>();
    totals.chunks().ifPresent(c -> known.add(Numbers.full(c.value()) + " chunks"));
    totals.samples().ifPresent(s -> known.add(Numbers.full(s.value()) + " samples " + mark(s)));
    totals.bytes().ifPresent(b -> known.add(Numbers.bytes(b.value()) + " on disk"));
    perSample(totals).ifPresent(known::add);
    return String.join(" · ", known);
  }

  private Optional<String> perSample(Totals totals) {
    long samples = totals.samples().map(Count::value).orElse(0L);
    long bytes = totals.bytes().map(Count::value).orElse(0L);
    if (samples == 0 || bytes == 0 || report.source().hasHead()) {
      return Optional.empty();
    }
    return Optional.of(String.format(Locale.ROOT, "%.2f bytes a sample", (double) bytes / samples));
  }

  private static String range(TimeRange range) {
    if (range.millis() == 0) {
      return "";
    }
    return " · "
        + Numbers.time(Instant.ofEpochMilli(range.min()))
        + " – "
        + Numbers.time(Instant.ofEpochMilli(range.max()))
        + " ("
        + Numbers.duration(Duration.ofMillis(range.millis()))
        + ")";
  }

  private static String mark(Count count) {
    return mark(count.accuracy());
  }

  private static String mark(Accuracy accuracy) {
    return switch (accuracy) {
      case Accuracy.Exact() -> "[exact]";
      case Accuracy.AtLeast(String because) -> "[at least: " + because + "]";
      case Accuracy.AtMost(String because) -> "[at most: " + because + "]";
      case Accuracy.Estimated(double error, String method) ->
          "[± " + Numbers.percent(error) + ": " + method + "]";
    };
  }

  private void tiers() {
    heading("Cardinality tiers", "a metric group takes the tier of its nearest reference level");
    long all = report.totals().series().value();
    for (TierTotal tier : report.tiers()) {
      double share = all == 0 ? 0 : (double) tier.series() / all;
      line(
          colour(tier.tier(), tierMark(tier.tier()) + " " + left(word(tier.tier()), 7))
              + left(bounds(tier.tier()), 22)
              + right(
                  Numbers.full(tier.groups()) + (tier.groups() == 1 ? " group " : " groups"), 14)
              + right(Numbers.full(tier.series()) + " series", 20)
              + right(Numbers.percent(share), 9)
              + "  "
              + colour(tier.tier(), bar(share)));
    }
    long in = report.tiers().stream().mapToLong(TierTotal::series).sum();
    if (isCut(report.lists().metrics())) {
      String left = Numbers.full(Math.max(0, all - in)) + " series";
      line(left("of metrics that are not listed", 49) + right(left, 20));
      cut(report.lists().metrics());
    }
  }

  private static boolean isCut(Accuracy accuracy) {
    return !accuracy.equals(Accuracy.EXACT);
  }

  private void cut(Accuracy accuracy) {
    if (isCut(accuracy)) {
      line("  " + mark(accuracy));
    }
  }

  private String bounds(Tier tier) {
    String medium = Numbers.full(Math.round(report.scale().medium()));
    String high = Numbers.full(Math.round(report.scale().high()));
    return switch (tier) {
      case LOW -> "up to " + medium;
      case MEDIUM -> medium + " – " + high;
      case HIGH -> "over " + high;
    };
  }

  private void expensive() {
    boolean labelsKnown = report.metrics().stream().anyMatch(m -> !m.labels().isEmpty());
    heading(
        "Most expensive",
        labelsKnown ? "and what would be left without the label that saves most" : "");
    Map<String, MetricCardinality> metrics =
        report.metrics().stream()
            .collect(Collectors.toMap(MetricCardinality::name, Function.identity(), (a, _) -> a));
    for (MetricGroup group : first(report.groups())) {
      String kind =
          switch (group.kind()) {
            case HISTOGRAM -> " (histogram)";
            case SUMMARY -> " (summary)";
            case SINGLE -> "";
          };
      line(
          colour(group.tier(), tierMark(group.tier()))
              + " "
              + left(named(group.name()) + kind, 46)
              + right(Numbers.full(group.series()), 11)
              + right(Numbers.percent(group.share()), 8)
              + right(group.bytes() > 0 ? Numbers.bytes(group.bytes()) : "", 10)
              + best(group, metrics).map(b -> "  " + cut(b, 15)).orElse(""));
    }
    rest(report.groups().size(), "groups");
    cut(report.lists().metrics());
  }

  /// The label whose removal leaves the fewest series of a group.
  private Optional<String> best(MetricGroup group, Map<String, MetricCardinality> metrics) {
    Map<String, Long> saved =
        group.metrics().stream()
            .flatMap(m -> Optional.ofNullable(metrics.get(m)).stream())
            .flatMap(m ->
                m.labels().stream().map(l -> Map.entry(l.name(), m.series() - l.retainedSeries())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
    return saved.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .max(
            Comparator.comparingLong(Map.Entry<String, Long>::getValue)
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(
            e -> Numbers.changePercent(-(double) e.getValue() / group.series()) + " " + e.getKey());
  }

  private void scopes() {
    if (report.scopes().isEmpty()) {
      return;
    }
    heading("Scopes against their level", "the largest group beside what is normal for its kind");
    for (ScopeTotal scope : report.scopes()) {
      line(
          left(scope.scope().word(), 13)
              + right(
                  Numbers.full(scope.groups()) + (scope.groups() == 1 ? " group " : " groups"), 13)
              + right(Numbers.full(scope.series()) + " series", 19)
              + right(
                  scope.scope().level() == 0
                      ? "no level"
                      : "level " + Numbers.compact(scope.scope().level()),
                  12)
              + right(scope.scope().level() == 0 ? "" : Numbers.times(scope.ratio()), 8)
              + "   "
              + cut(named(scope.largest()), 32));
    }
    cut(report.lists().metrics());
  }

  private void by() {
    if (report.by().isEmpty()) {
      return;
    }
    SeriesBy by = report.by().get();
    heading("Series by " + String.join(", ", by.labels()), "");
    for (SeriesBy.Row row : first(by.rows())) {
      String values =
          row.values().stream()
              .map(v -> v.isEmpty() ? "(none)" : v)
              .collect(Collectors.joining("  "));
      line(right(Numbers.full(row.series()), 14) + "  " + cut(values, WIDTH - 16));
    }
    rest(by.rows().size(), "combinations");
  }

  private void churn() {
    if (report.causes().stream().anyMatch(c -> c.explained() >= 0.01)) {
      heading("Why series come and go", "share of the time without samples that a label explains");
      report.causes().stream()
          .filter(c -> c.explained() >= 0.01)
          .limit(5)
          .forEach((ChurnCause cause) ->
              line(
                  left(cause.label(), 32)
                      + right(Numbers.percent(cause.explained()), 8)
                      + "  "
                      + right(Numbers.full(cause.values()) + " values", 18)));
    }
    List<PartCounts> parts = report.parts();
    List<PartCounts> newest = parts.subList(Math.max(0, parts.size() - PARTS), parts.size());
    for (PartCounts part : newest) {
      Churn churn = Churn.of(part.name(), part.pairs(), part.range(), limit);
      if (parts.size() > 1) {
        heading("Churn in " + part.name(), range(part.range()).replaceFirst(" · ", ""));
      }
      List<Row> names = new ArrayList<>();
      churn.names().forEach(n -> names.add(new Row(n.churn(), n.name())));
      List<Row> pairs = new ArrayList<>();
      churn.pairs().forEach(p -> pairs.add(new Row(p.churn(), p.name() + "=" + p.value())));
      columns(
          "Label names most involved in churning", names,
          "Label pairs most involved in churning", pairs);
    }
    if (newest.size() < parts.size()) {
      line(
          "  … and "
              + (parts.size() - newest.size())
              + " earlier parts; --block shows one of them");
    }
  }

  private void lists() {
    columns(
        "Highest cardinality labels",
        report.labels().stream().limit(limit).map(l -> new Row(l.values(), l.name())).toList(),
        "Label names with highest cumulative value length",
        report.labels().stream()
            .filter(l -> l.valueBytes() >= 0)
            .sorted(
                Comparator.comparingLong(LabelCardinality::valueBytes)
                    .reversed()
                    .thenComparing(LabelCardinality::name))
            .limit(limit)
            .map(l -> new Row(l.valueBytes(), l.name()))
            .toList());
    cut(report.lists().labels());
    List<Row> pairs = new ArrayList<>();
    for (PairCardinality pair : report.pairs().first(limit)) {
      pairs.add(new Row(pair.series(), pair.name() + "=" + pair.value()));
    }
    columns(
        "Highest cardinality metric names",
        report.metrics().stream()
            .filter(m -> !m.name().isEmpty())
            .limit(limit)
            .map(m -> new Row(m.series(), m.name()))
            .toList(),
        "Most common label pairs",
        pairs);
    ListAccuracy lists = report.lists();
    cut(isCut(lists.metrics()) ? lists.metrics() : lists.labelPairs());
  }

  private void chunks() {
    if (report.chunks().isEmpty()) {
      return;
    }
    heading("Chunks of all blocks", "by samples, bytes and buckets");
    ChunkSection.lines(report.chunks().get()).forEach(this::line);
  }

  private void notices() {
    List<Notice> notices = report.source().notices();
    if (notices.isEmpty()) {
      return;
    }
    heading("About this input", "");
    for (Notice notice : notices) {
      String word =
          switch (notice.severity()) {
            case INFO -> "note";
            case WARNING -> "warning";
            case DAMAGE -> "DAMAGE";
          };
      paragraph(word + ": " + Printable.of(notice.problem().toString()));
    }
  }

  /// A number and what it counts.
  private record Row(long number, String text) {}

  private void columns(
      String leftTitle, List<Row> leftRows, String rightTitle, List<Row> rightRows) {
    if (leftRows.isEmpty() && rightRows.isEmpty()) {
      return;
    }
    int width = WIDTH / 2 - 1;
    out.append('\n');
    line(bold(left(leftTitle, width + 2)) + (rightRows.isEmpty() ? "" : bold(rightTitle)));
    for (int i = 0; i < Math.max(leftRows.size(), rightRows.size()); i++) {
      String l = i < leftRows.size() ? row(leftRows.get(i), width) : "";
      line(left(l, width + 2) + (i < rightRows.size() ? row(rightRows.get(i), width) : ""));
    }
  }

  private static String row(Row row, int width) {
    return right(Numbers.full(row.number), 11) + "  " + cut(row.text, width - 13);
  }

  private void heading(String title, String about) {
    out.append('\n');
    line(bold(title) + (about.isEmpty() ? "" : "  " + about));
  }

  private void rest(int size, String what) {
    if (size > limit) {
      line("  … and " + Numbers.full(size - limit) + " more " + what + "; --top shows more");
    }
  }

  private <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private static String named(String metric) {
    return metric.isEmpty() ? "(series without a name)" : metric;
  }

  private static String word(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }

  private static String tierMark(Tier tier) {
    return switch (tier) {
      case LOW -> "L ▂··";
      case MEDIUM -> "M ▂▄·";
      case HIGH -> "H ▂▄▆";
    };
  }

  private static String bar(double share) {
    int full = (int) Math.round(share * BAR);
    return "█".repeat(share > 0 && full == 0 ? 1 : full);
  }

  private String bold(String text) {
    return style == Style.COLOURED ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private String colour(Tier tier, String text) {
    if (style == Style.PLAIN) {
      return text;
    }
    String code =
        switch (tier) {
          case LOW -> "\u001b[32m";
          case MEDIUM -> "\u001b[33m";
          case HIGH -> "\u001b[91m";
        };
    return code + text + "\u001b[0m";
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /// A line, broken at spaces where it is wider than the terminal.
  private void paragraph(String text) {
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      int more = length(word.replaceAll("\u001b\\[\\d+m", ""));
      if (length > 0 && length + 1 + more > WIDTH) {
        line(line.toString());
        line.setLength(0);
        line.append("   ");
        length = 3;
      }
      line.append(length == 0 ? "" : " ").append(word);
      length += (length == 0 ? 0 : 1) + more;
    }
    line(line.toString());
  }

  private static String left(String text, int width) {
    String shown = cut(text, width - 1);
    return shown + " ".repeat(Math.max(0, width - length(shown)));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - length(text))) + text;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// Shortens in the middle, where names differ least.
  private static String cut(String text, int width) {
    String printable = Printable.of(text);
    if (length(printable) <= width) {
      return printable;
    }
    int tail = (width - 1) / 2;
    int head = width - 1 - tail;
    return printable.substring(0, printable.offsetByCodePoints(0, head))
        + "…"
        + printable.substring(printable.offsetByCodePoints(printable.length(), -tail));
  }
}
