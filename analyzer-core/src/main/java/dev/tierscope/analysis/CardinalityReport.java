package dev.tierscope.analysis;

import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PackedLongs;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything that `analyze` tells about a source.
///
/// @param groups metric groups, most series first
/// @param metrics single metrics, most series first
/// @param labels label names, most values first
/// @param pairs label pairs, most series first
/// @param lists whether metrics, labels and pairs are all that there are
/// @param parts label pairs of each part by itself
/// @param causes labels that explain churn, empty if times are not known or there is no table
/// @param by series by the labels that were asked for
/// @param chunks how full and how large chunks are, if that was asked for
public record CardinalityReport(
    SourceSummary source,
    Totals totals,
    TierScale scale,
    List<TierTotal> tiers,
    List<ScopeTotal> scopes,
    List<MetricGroup> groups,
    List<MetricCardinality> metrics,
    List<LabelCardinality> labels,
    PairRanking pairs,
    ListAccuracy lists,
    List<PartCounts> parts,
    List<ChurnCause> causes,
    Optional<SeriesBy> by,
    Optional<ChunkStatistics> chunks) {
  private static final int BLOCK = 1 << 10; // rows read at a time

  public CardinalityReport {
    tiers = List.copyOf(tiers);
    scopes = List.copyOf(scopes);
    groups = List.copyOf(groups);
    metrics = List.copyOf(metrics);
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
    causes = List.copyOf(causes);
  }

  /// How to classify.
  public record Settings(TierScale scale, Scopes scopes) {
    /// What product documentation says.
    public static final Settings DEFAULT = new Settings(TierScale.DEFAULT, Scopes.DEFAULT);
  }

  /// The report on a table.
  ///
  /// @param parts counts of each part by itself; empty to measure churn over the table as a whole,
  ///   if it knows times
  /// @param series how far the number of series can be trusted
  /// @param weights how far chunks and samples can be trusted
  /// @param bytes how far bytes can be trusted
  /// @param by labels to count by, may be empty
  public static CardinalityReport of(
      SourceSummary source,
      SeriesTable table,
      List<PartCounts> parts,
      Accuracy series,
      Accuracy weights,
      Accuracy bytes,
      List<String> by,
      Settings settings,
      Progress progress) {
    PairCounts pairs =
        parts.size() == 1 && parts.getFirst().pairs().series() == table.series()
            ? parts.getFirst().pairs() // the part is the table
            : PairCounts.of(table, source.range().millis());
    List<MetricFacts> facts = MetricFacts.of(table, source.bytes().orElse(0));
    Totals totals =
        new Totals(
            new Count(table.series(), series),
            Optional.of(new Count(pairs.names(), series)),
            Optional.of(new Count(pairs.pairs(), series)),
            Optional.of(new Count(pairs.entries(), series)),
            sum(table, Weight.CHUNKS, weights),
            sum(table, Weight.SAMPLES, weights),
            bytes(source, bytes));
    return assemble(
        source,
        totals,
        pairs,
        facts,
        Cardinality.retained(table, progress),
        samplings(source, table),
        parts.isEmpty() && table.weights().contains(Weight.FIRST_TIME)
            ? List.of(new PartCounts("all", source.range(), pairs))
            : parts,
        ChurnCause.of(table, dataRange(table)),
        by.isEmpty() ? Optional.empty() : Optional.of(SeriesBy.of(table, by)),
        settings);
  }

  /// The report on counts alone.
  ///
  /// @param labels what removing labels would leave, for the metrics where that was counted
  public static CardinalityReport of(
      SourceSummary source,
      PairCounts pairs,
      List<MetricFacts> facts,
      long chunks,
      OptionalLong samples,
      Map<String, List<LabelRetention>> labels,
      Settings settings) {
    Totals totals =
        new Totals(
            Count.exact(pairs.series()),
            exact(pairs.names()),
            exact(pairs.pairs()),
            exact(pairs.entries()),
            exact(chunks),
            samples.isPresent() ? exact(samples.getAsLong()) : Optional.empty(),
            bytes(source, Accuracy.EXACT));
    String part = source.parts().isEmpty() ? "all" : source.parts().getFirst().name();
    return assemble(
        source,
        totals,
        pairs,
        facts,
        labels,
        Map.of(),
        List.of(new PartCounts(part, source.range(), pairs)),
        List.of(),
        Optional.empty(),
        settings);
  }

  /// The report on what a server listed. Shares are of all its series; metrics that it did not list
  /// are in no tier, group or scope.
  public static CardinalityReport of(SourceSummary source, ListedCounts listed, Settings settings) {
    long series = listed.totals().series().value();
    List<MetricGroup> groups =
        Cardinality.groups(listed.metrics(), series, settings.scale, settings.scopes);
    return new CardinalityReport(
        source,
        listed.totals(),
        settings.scale,
        Cardinality.tiers(groups),
        Cardinality.scopes(groups),
        groups,
        Cardinality.metrics(listed.metrics(), groups, Map.of(), Map.of(), series),
        listed.labels(),
        new PairRanking.Listed(listed.pairs()),
        listed.accuracy(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /// The same with what is known of chunks; those that could not be read become notices.
  public CardinalityReport withChunks(ChunkStatistics statistics) {
    return new CardinalityReport(
        source.withNotices(chunkNotices(statistics)),
        totals(statistics.damagedChunks()),
        scale,
        tiers,
        scopes,
        groups,
        metrics,
        labels,
        pairs,
        lists,
        parts,
        causes,
        by,
        Optional.of(statistics));
  }

  /// The totals once it is known that chunks are damaged: their samples were counted too.
  private Totals totals(long damagedChunks) {
    if (damagedChunks == 0 || !totals.samples().map(Count::isExact).orElse(false)) {
      return totals;
    }
    Accuracy most = new Accuracy.AtMost(damagedChunks + " chunks could not be read");
    return new Totals(
        totals.series(),
        totals.labelNames(),
        totals.labelPairs(),
        totals.labelPairEntries(),
        totals.chunks(),
        totals.samples().map(s -> new Count(s.value(), most)),
        totals.bytes());
  }

  private List<Notice> chunkNotices(ChunkStatistics statistics) {
    List<Problem> problems = new ArrayList<>(statistics.problems());
    problems.removeAll(source.problems());
    if (statistics.damagedChunks() > 0) {
      problems.add(
          new Problem(
              statistics.damagedChunks() + " chunks could not be read and are in no distribution",
              source.path(),
              "Copy the chunk files again from a healthy source."));
    }
    return problems.stream().map(p -> new Notice(Notice.Severity.WARNING, p)).toList();
  }

  /// How far the distributions of chunks can be trusted.
  public Accuracy chunkAccuracy() {
    long damaged = chunks.map(ChunkStatistics::damagedChunks).orElse(0L);
    return damaged > 0
        ? new Accuracy.AtLeast(damaged + " chunks could not be read")
        : totals.series().accuracy();
  }

  private static Map<String, Sampling> samplings(SourceSummary source, SeriesTable table) {
    Map<String, Sampling> samplings = Sampling.of(table);
    if (source.hasHead()) {
      samplings.replaceAll((_, sampling) -> sampling.withoutBytes());
    }
    return samplings;
  }

  private static Optional<Count> exact(long value) {
    return Optional.of(Count.exact(value));
  }

  private static CardinalityReport assemble(
      SourceSummary source,
      Totals totals,
      PairCounts pairs,
      List<MetricFacts> facts,
      Map<String, List<LabelRetention>> labels,
      Map<String, Sampling> samplings,
      List<PartCounts> parts,
      List<ChurnCause> causes,
      Optional<SeriesBy> by,
      Settings settings) {
    List<MetricGroup> groups = Cardinality.groups(facts, settings.scale, settings.scopes);
    return new CardinalityReport(
        source,
        totals,
        settings.scale,
        Cardinality.tiers(groups),
        Cardinality.scopes(groups),
        groups,
        Cardinality.metrics(facts, groups, labels, samplings, pairs.series()),
        Cardinality.labels(pairs),
        new PairRanking.Counted(pairs),
        ListAccuracy.EXACT,
        parts,
        causes,
        by,
        Optional.empty());
  }

  private static Optional<Count> sum(SeriesTable table, Weight weight, Accuracy accuracy) {
    return table.weights().contains(weight)
        ? Optional.of(
            new Count(table.groups().stream().mapToLong(g -> g.sum(weight)).sum(), accuracy))
        : Optional.empty();
  }

  private static Optional<Count> bytes(SourceSummary source, Accuracy accuracy) {
    return source.bytes().isPresent()
        ? Optional.of(new Count(source.bytes().getAsLong(), accuracy))
        : Optional.empty();
  }

  /// From the first to the last sample of all.
  private static TimeRange dataRange(SeriesTable table) {
    return table.groups().parallelStream()
        .flatMap(group -> dataRange(group).stream())
        .reduce((a, b) -> new TimeRange(Math.min(a.min(), b.min()), Math.max(a.max(), b.max())))
        .orElse(new TimeRange(0, 0));
  }

  private static Optional<TimeRange> dataRange(SeriesGroup group) {
    Optional<PackedLongs> firsts = group.weight(Weight.FIRST_TIME);
    Optional<PackedLongs> lasts = group.weight(Weight.LAST_TIME);
    if (firsts.isEmpty() || lasts.isEmpty()) {
      return Optional.empty();
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long[] someFirsts = new long[BLOCK];
    long[] someLasts = new long[BLOCK];
    for (int from = 0; from < group.rows(); from += BLOCK) {
      int length = Math.min(BLOCK, group.rows() - from);
      firsts.get().copy(from, someFirsts, length);
      lasts.get().copy(from, someLasts, length);
      for (int i = 0; i < length; i++) {
        if (someFirsts[i] != 0 || someLasts[i] != 0) { // it has samples
          first = Math.min(first, someFirsts[i]);
          last = Math.max(last, someLasts[i]);
        }
      }
    }
    return first <= last ? Optional.of(new TimeRange(first, last)) : Optional.empty();
  }
}
