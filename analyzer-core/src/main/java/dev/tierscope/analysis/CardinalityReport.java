package dev.tierscope.analysis;

import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.table.PairCounts;
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
/// @param without what remains without the labels that were asked for
/// @param chunks how full and how large chunks are, if that was asked for
public record CardinalityReport(
    SourceSummary source,
    Totals totals,
    Classification classification,
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
    Optional<RetainedSeries> without,
    Optional<ChunkStatistics> chunks) {
  public CardinalityReport {
    tiers = List.copyOf(tiers);
    scopes = List.copyOf(scopes);
    groups = List.copyOf(groups);
    metrics = List.copyOf(metrics);
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
    causes = List.copyOf(causes);
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
      Classification classification,
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
        Cardinality.groups(facts, table, classification),
        Cardinality.retained(table, progress),
        samplings(source, table),
        parts.isEmpty() && table.weights().contains(Weight.FIRST_TIME)
            ? List.of(new PartCounts("all", source.range(), pairs))
            : parts,
        ChurnCause.of(table),
        by.isEmpty()
            ? Optional.empty()
            : Optional.of(SeriesBy.of(table, by, classification.scale(), progress)),
        classification);
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
      Classification classification) {
    Totals totals =
        new Totals(
            Count.exact(pairs.series()),
            exact(pairs.names()),
            exact(pairs.pairs()),
            exact(pairs.entries()),
            exact(chunks),
            samples.isPresent()
                ? Optional.of(new Count(samples.getAsLong(), new Accuracy.Stated("meta.json")))
                : Optional.empty(),
            bytes(source, Accuracy.EXACT));
    String part = source.parts().isEmpty() ? "all" : source.parts().getFirst().name();
    return assemble(
        source,
        totals,
        pairs,
        facts,
        Cardinality.groups(facts, pairs.series(), classification),
        labels,
        Map.of(),
        List.of(new PartCounts(part, source.range(), pairs)),
        List.of(),
        Optional.empty(),
        classification);
  }

  /// The report on what a server listed. Shares are of all its series; metrics that it did not list
  /// are in no tier, group or scope.
  public static CardinalityReport of(
      SourceSummary source, ListedCounts listed, Classification classification) {
    long series = listed.totals().series().value();
    List<MetricGroup> groups = Cardinality.groups(listed.metrics(), series, classification);
    return new CardinalityReport(
        classification.scopes().askForLabels()
            ? source.withNotices(List.of(labelsUnknown(source, classification)))
            : source,
        listed.totals(),
        classification,
        Cardinality.tiers(groups),
        Cardinality.scopes(groups, classification.scale()),
        groups,
        Cardinality.metrics(listed.metrics(), groups, Map.of(), Map.of(), series),
        listed.labels(),
        new PairRanking.Listed(listed.pairs()),
        listed.accuracy(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Which part of all series some are, 0..1.
  public double share(long series) {
    long all = totals.series().value();
    return all == 0 ? 0 : (double) series / all;
  }

  private static Notice labelsUnknown(SourceSummary source, Classification classification) {
    return new Notice(
        Notice.Severity.INFO,
        new Problem(
            "scopes that ask for labels choose nothing, since no labels are listed",
            classification.scopesFrom(),
            "Analyse the data directory that " + source.path() + " is about for those scopes."));
  }

  /// The same with what is known of chunks; those that could not be read become notices.
  public CardinalityReport withChunks(ChunkStatistics statistics) {
    return with(
        source.withNotices(chunkNotices(statistics)),
        totals(statistics.damagedChunks()),
        without,
        Optional.of(statistics));
  }

  /// The same with what remains without some labels.
  public CardinalityReport with(RetainedSeries retained) {
    return with(source, totals, Optional.of(retained), chunks);
  }

  /// The same with more that the reader must know, before everything else.
  public CardinalityReport withNotices(List<Notice> notices) {
    return notices.isEmpty() ? this : with(source.withFirst(notices), totals, without, chunks);
  }

  private CardinalityReport with(
      SourceSummary newSource,
      Totals newTotals,
      Optional<RetainedSeries> newWithout,
      Optional<ChunkStatistics> newChunks) {
    return new CardinalityReport(
        newSource,
        newTotals,
        classification,
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
        newWithout,
        newChunks);
  }

  /// The totals once it is known that chunks are damaged: their samples were counted too.
  private Totals totals(long damagedChunks) {
    if (damagedChunks == 0 || !totals.samples().map(Count::isExact).orElse(false)) {
      return totals;
    }
    Accuracy most =
        new Accuracy.AtMost(Noun.counted(damagedChunks, "chunk") + " could not be read");
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
              Noun.counted(statistics.damagedChunks(), "chunk")
                  + " could not be read and counted in no distribution",
              source.path(),
              "Copy the chunk files again from a healthy source."));
    }
    return problems.stream().map(p -> new Notice(Notice.Severity.WARNING, p)).toList();
  }

  /// How far the distributions of chunks can be trusted.
  public Accuracy chunkAccuracy() {
    long damaged = chunks.map(ChunkStatistics::damagedChunks).orElse(0L);
    return damaged > 0
        ? new Accuracy.AtLeast(Noun.counted(damaged, "chunk") + " could not be read")
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
      List<MetricGroup> groups,
      Map<String, List<LabelRetention>> labels,
      Map<String, Sampling> samplings,
      List<PartCounts> parts,
      List<ChurnCause> causes,
      Optional<SeriesBy> by,
      Classification classification) {
    return new CardinalityReport(
        source,
        totals,
        classification,
        Cardinality.tiers(groups),
        Cardinality.scopes(groups, classification.scale()),
        groups,
        Cardinality.metrics(facts, groups, labels, samplings, pairs.series()),
        Cardinality.labels(pairs),
        new PairRanking.Counted(pairs),
        ListAccuracy.EXACT,
        parts,
        causes,
        by,
        Optional.empty(),
        Optional.empty());
  }

  /// The sum of a weight, if the source knows it.
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
}
