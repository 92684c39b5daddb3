package dev.tierscope.cli;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.DiskBytes;
import dev.tierscope.analysis.Families;
import dev.tierscope.analysis.PartCounts;
import dev.tierscope.analysis.RetainedSeries;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.query.EmptySelection;
import dev.tierscope.query.Matcher;
import dev.tierscope.query.Selector;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.SelectedParts;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the report of `tierscope analyze` from opened sources.
///
/// @param sources what the paths of the command line are, in their order, and what of them is
///   wanted
/// @param options what was asked for
/// @param selector the same, as a table understands it
record Analysis(
    List<Wanted> sources,
    AnalyzeOptions options,
    Selector selector,
    Classification classification,
    Progress progress) {
  /// What the report says about the sources together.
  CardinalityReport report() throws AnalyzerException {
    CardinalityReport report = series();
    return options.extended() ? report.withChunks(chunks()) : report;
  }

  private CardinalityReport series() throws AnalyzerException {
    boolean counts = options.by().isEmpty() && options.without().isEmpty();
    if (sources.size() == 1 && counts && selector.isAll()) {
      Optional<CardinalityReport> counted = counted(sources.getFirst());
      if (counted.isPresent()) {
        boolean empty = counted.get().totals().series().value() == 0;
        return empty ? counted.get().withNotices(List.of(note(noSeries()))) : counted.get();
      }
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (Wanted wanted : sources) {
      snapshots.add(wanted.source().read(wanted.options(), progress));
    }
    Snapshot snapshot = Snapshot.union(snapshots, progress);
    SourceSummary summary = snapshot.summary();
    SeriesTable table = selector.apply(snapshot.table(), progress);
    List<PartCounts> parts = snapshot.parts();
    if (!selector.isAll() || !options.within().isAll()) {
      if (summary.bytes().isPresent()) {
        summary = summary.withBytes(DiskBytes.own(table));
      }
      parts = new ArrayList<>();
      for (int s = 0; s < sources.size(); s++) {
        Wanted wanted = sources.get(s);
        parts.addAll(
            SelectedParts.of(
                wanted.source(), snapshots.get(s), wanted.options(), selector, progress));
      }
    }
    CardinalityReport report =
        CardinalityReport.of(
            summary,
            table,
            parts,
            snapshot.seriesAccuracy(),
            snapshot.sampleAccuracy(),
            snapshot.byteAccuracy(),
            options.by(),
            classification,
            progress);
    if (!options.without().isEmpty()) {
      report = report.with(RetainedSeries.without(options.without(), table, progress));
    }
    return report.withNotices(remarks(snapshot.table(), table));
  }

  /// What was asked for and is not there.
  ///
  /// @param read all series
  /// @param chosen those that the selector chose
  private List<Notice> remarks(SeriesTable read, SeriesTable chosen) throws AnalyzerException {
    if (read.series() == 0) {
      return List.of(note(options.within().isAll() ? noSeries() : noTime()));
    }
    if (chosen.series() == 0) {
      return List.of(note(EmptySelection.explain(selector, read, progress)));
    }
    return Stream.concat(
            absent("--by", options.by(), chosen), absent("--without", options.without(), chosen))
        .toList();
  }

  private static Stream<Notice> absent(String option, List<String> labels, SeriesTable table) {
    return labels.stream()
        .filter(label -> !label.equals(Matcher.METRIC_NAME) && !occurs(label, table))
        .map(label ->
            note(
                new Problem(
                    "no series has the label " + label,
                    option,
                    EmptySelection.adviceOnLabel(label, table))));
  }

  private static boolean occurs(String label, SeriesTable table) {
    return table.groups().stream().anyMatch(group -> group.column(label).isPresent());
  }

  private static Notice note(Problem problem) {
    return new Notice(Notice.Severity.INFO, problem);
  }

  private Problem noSeries() {
    return new Problem(
        "there is not a single series in it",
        names(),
        "Check that this is the place where the server keeps its data, and that the copy is"
            + " complete.");
  }

  private Problem noTime() throws AnalyzerException {
    Optional<TimeRange> times = Optional.empty();
    for (Wanted wanted : sources) {
      times =
          Stream.concat(times.stream(), wanted.source().times(wanted.options(), progress).stream())
              .reduce(TimeRange::union);
    }
    return new Problem(
        "no series has samples in the time asked for",
        names(),
        times
            .map(range ->
                "The data is from %s to %s: choose --from and --to in between."
                    .formatted(
                        Instant.ofEpochMilli(range.min()), Instant.ofEpochMilli(range.max())))
            .orElse("Leave out --from and --to."));
  }

  private String names() {
    return String.join(" + ", sources.stream().map(w -> w.source().name()).toList());
  }

  private ChunkStatistics chunks() throws AnalyzerException {
    Optional<ChunkStatistics> all = Optional.empty();
    for (Wanted wanted : sources) {
      Optional<ChunkStatistics> one = wanted.source().chunks(wanted.options(), progress);
      if (one.isPresent()) {
        all = Optional.of(all.isEmpty() ? one.get() : all.get().merge(one.get()));
      }
    }
    return all.orElseThrow(() ->
        new AnalyzerException(
            new Problem(
                "it has no block whose chunks could be read", names(), "Leave out --extended.")));
  }

  /// What a source counts without a table, if it can: the text form needs no more.
  private Optional<CardinalityReport> counted(Wanted wanted) throws AnalyzerException {
    Source source = wanted.source();
    if (options.format() == AnalyzeOptions.Format.text && !classification.scopes().askForLabels()) {
      Optional<QuickCounts> quick = source.quick(options.textRows(), wanted.options(), progress);
      if (quick.isPresent()) {
        return Optional.of(of(quick.get()));
      }
    }
    return source
        .listed(wanted.options())
        .map(listed -> CardinalityReport.of(listed.summary(), listed.counts(), classification));
  }

  private CardinalityReport of(QuickCounts counts) {
    return CardinalityReport.of(
        counts.summary(),
        counts.pairs(),
        counts.metrics(),
        counts.chunks(),
        counts.samples(),
        Cardinality.largestSavings(counts.largest(), Families.of(counts.metrics()), progress),
        classification);
  }
}
