package dev.tierscope.source;

import dev.tierscope.analysis.PartCounts;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.TableUnion;
import dev.tierscope.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Everything that was read of a source.
///
/// @param table all series, each label set once
/// @param parts counts of each readable part by itself, for churn
/// @param seriesAccuracy how far the number of series can be trusted
/// @param sampleAccuracy how far chunks and samples can be trusted
/// @param byteAccuracy how far bytes can be trusted
public record Snapshot(
    SourceSummary summary,
    SeriesTable table,
    List<PartCounts> parts,
    Accuracy seriesAccuracy,
    Accuracy sampleAccuracy,
    Accuracy byteAccuracy) {
  private static final Comparator<TimeRange> BY_TIME =
      Comparator.comparingLong(TimeRange::min).thenComparingLong(TimeRange::max);

  public Snapshot {
    parts = List.copyOf(parts);
  }

  /// Several snapshots as one: their tables merged, their parts side by side.
  ///
  /// @param snapshots at least one
  public static Snapshot union(List<Snapshot> snapshots, Progress progress) {
    if (snapshots.size() == 1) {
      return snapshots.getFirst();
    }
    List<SourceSummary> summaries = snapshots.stream().map(Snapshot::summary).toList();
    SourceSummary summary =
        new SourceSummary(
            String.join(" + ", summaries.stream().map(SourceSummary::path).toList()),
            snapshots.size() + " inputs as one",
            summaries.stream()
                .map(SourceSummary::range)
                .filter(range -> range.millis() > 0) // others know no times
                .reduce(TimeRange::union)
                .orElse(new TimeRange(0, 0)),
            bytes(summaries),
            summaries.stream()
                .flatMap(s -> s.parts().stream())
                .sorted(Comparator.comparing(SourceSummary.Part::range, BY_TIME))
                .toList(),
            summaries.stream().flatMap(s -> s.notices().stream()).toList());
    return new Snapshot(
        summary,
        TableUnion.of(snapshots.stream().map(Snapshot::table).toList(), progress),
        snapshots.stream()
            .flatMap(s -> s.parts.stream())
            .sorted(Comparator.comparing(PartCounts::range, BY_TIME))
            .toList(),
        leastExact(snapshots.stream().map(Snapshot::seriesAccuracy).toList()),
        samples(snapshots),
        leastExact(snapshots.stream().map(Snapshot::byteAccuracy).toList()));
  }

  /// What is missing in an input or was estimated matters more than what may be counted twice.
  private static Accuracy samples(List<Snapshot> snapshots) {
    return snapshots.stream()
        .map(Snapshot::sampleAccuracy)
        .filter(a -> !(a instanceof Accuracy.Exact) && !(a instanceof Accuracy.AtMost))
        .findFirst()
        .orElse(new Accuracy.AtMost("the inputs may hold the same samples"));
  }

  /// The sum, if every input has a size.
  private static OptionalLong bytes(List<SourceSummary> summaries) {
    return summaries.stream().anyMatch(s -> s.bytes().isEmpty())
        ? OptionalLong.empty()
        : OptionalLong.of(summaries.stream().mapToLong(s -> s.bytes().getAsLong()).sum());
  }

  private static Accuracy leastExact(List<Accuracy> all) {
    return all.stream().filter(a -> !a.equals(Accuracy.EXACT)).findFirst().orElse(Accuracy.EXACT);
  }
}
