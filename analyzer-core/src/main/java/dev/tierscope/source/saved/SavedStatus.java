package dev.tierscope.source.saved;

import dev.tierscope.analysis.DiskShare;
import dev.tierscope.analysis.LabelCardinality;
import dev.tierscope.analysis.ListAccuracy;
import dev.tierscope.analysis.ListedCounts;
import dev.tierscope.analysis.MetricFacts;
import dev.tierscope.analysis.PairCardinality;
import dev.tierscope.analysis.Totals;
import dev.tierscope.format.api.TsdbStatus;
import dev.tierscope.format.api.TsdbStatus.HeadStats;
import dev.tierscope.format.api.TsdbStatus.TopList;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A saved answer of `/api/v1/status/tsdb`: totals of the head and its longest lists, but no
/// series. The bytes that it tells of label names are not used: what they count changed three
/// times.
public final class SavedStatus implements Source {
  private static final long UNKNOWN = -1;

  private final String name;
  private final TsdbStatus status;

  /// @param name the path as the user gave it
  public SavedStatus(String name, TsdbStatus status) {
    this.name = name;
    this.status = status;
  }

  @Override
  public String name() {
    return name;
  }

  /// @throws AnalyzerException always: there are no series
  @Override
  public Snapshot read(ReadOptions options, Progress progress) throws AnalyzerException {
    throw new AnalyzerException(
        new Problem(
            "it holds the top lists of a server, not its series",
            name,
            "Save /api/v1/series?match[]={__name__!=\"\"} instead, or copy the data directory."));
  }

  @Override
  public Optional<QuickCounts> quick(int groups, ReadOptions options, Progress progress) {
    return Optional.empty();
  }

  @Override
  public Optional<Listed> listed(ReadOptions options) throws AnalyzerException {
    if (!options.equals(ReadOptions.ALL)) {
      throw new AnalyzerException(
          new Problem(
              "it has no blocks and no times to choose from",
              name,
              "Leave out --block, --from and --to."));
    }
    return Optional.of(new Listed(summary(), counts()));
  }

  private SourceSummary summary() {
    TimeRange range = status.head().map(SavedStatus::range).orElse(new TimeRange(0, 0));
    return new SourceSummary(
        name,
        "saved answer of /api/v1/status/tsdb",
        range,
        OptionalLong.empty(),
        List.of(),
        notices());
  }

  /// From the first to behind the last sample; a head without samples has its times crossed.
  private static TimeRange range(HeadStats head) {
    return head.minTime() <= head.maxTime() && head.maxTime() < Long.MAX_VALUE
        ? new TimeRange(head.minTime(), head.maxTime() + 1)
        : new TimeRange(0, 0);
  }

  /// Whether the metrics that are listed have more series than the server counted: then it counted
  /// at another time.
  private boolean listsMore() {
    long listed = status.seriesByMetric().sum().value();
    return status.head().map(head -> head.series().value() < listed).orElse(false);
  }

  private static Count atLeast(long series) {
    return new Count(series, new Accuracy.AtLeast("the total of the answer is smaller than this"));
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(cutLists());
    if (listsMore()) {
      notices.add(
          new Notice(
              Severity.WARNING,
              new Problem(
                  "the metrics listed have %d series, expected at most the %d of headStats"
                      .formatted(
                          status.seriesByMetric().sum().value(),
                          status.head().orElseThrow().series().value()),
                  name,
                  "Save the answer again.")));
    }
    return notices;
  }

  private List<Notice> cutLists() {
    List<String> cut = new ArrayList<>();
    cut(status.seriesByMetric(), "metrics", cut);
    cut(status.valuesByLabel(), "label names", cut);
    cut(status.seriesByPair(), "label pairs", cut);
    if (cut.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Notice(
            Severity.INFO,
            new Problem(
                "the answer lists only the top " + String.join(", ", cut),
                name,
                "Save /api/v1/status/tsdb?limit=10000 to see more; old servers know no limit and"
                    + " list 10.")));
  }

  private static void cut(TopList list, String what, List<String> cut) {
    if (!list.accuracy().equals(Accuracy.EXACT)) {
      cut.add(list.items().size() + " " + what);
    }
  }

  private ListedCounts counts() {
    return new ListedCounts(
        totals(),
        status.seriesByMetric().items().stream()
            .map(i -> new MetricFacts(i.name(), i.value(), 0, DiskShare.UNKNOWN, List.of()))
            .toList(),
        status.valuesByLabel().items().stream()
            .map(i -> new LabelCardinality(i.name(), i.value(), UNKNOWN, UNKNOWN))
            .sorted(
                Comparator.comparingLong(LabelCardinality::values)
                    .reversed()
                    .thenComparing(LabelCardinality::name))
            .toList(),
        status.seriesByPair().items().stream()
            .map(i -> pair(i.name(), i.value()))
            .sorted(
                Comparator.comparingLong(PairCardinality::series)
                    .reversed()
                    .thenComparing(PairCardinality::name)
                    .thenComparing(PairCardinality::value))
            .toList(),
        new ListAccuracy(
            status.seriesByMetric().accuracy(),
            status.valuesByLabel().accuracy(),
            status.seriesByPair().accuracy()));
  }

  /// The server joins name and value with `=`; a name with `=` in it cannot be told from its value.
  private static PairCardinality pair(String joined, long series) {
    int equals = joined.indexOf('=');
    return equals < 0
        ? new PairCardinality(joined, "", series)
        : new PairCardinality(joined.substring(0, equals), joined.substring(equals + 1), series);
  }

  private Totals totals() {
    TopList labels = status.valuesByLabel();
    Optional<HeadStats> head = status.head();
    Count names = new Count(labels.items().size(), labels.accuracy());
    Count listed = status.seriesByMetric().sum();
    return new Totals(
        listsMore() ? atLeast(listed.value()) : head.map(HeadStats::series).orElse(listed),
        labels.accuracy().equals(Accuracy.EXACT) ? Optional.of(names) : Optional.empty(),
        head.flatMap(HeadStats::labelPairs),
        Optional.empty(),
        head.flatMap(HeadStats::chunks),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {}
}
