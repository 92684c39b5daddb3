package dev.tierscope.source;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesTable;
import java.util.List;

/// Everything that was read of a source.
///
/// @param table all series, each label set once
/// @param parts counts of each readable part by itself, for churn
/// @param seriesAccuracy how far the number of series can be trusted
/// @param sampleAccuracy how far chunks, samples and bytes can be trusted
public record Snapshot(
    SourceSummary summary,
    SeriesTable table,
    List<PartCounts> parts,
    Accuracy seriesAccuracy,
    Accuracy sampleAccuracy) {
  /// The counts of one part.
  ///
  /// @param range the range that uncovered time is measured against
  public record PartCounts(String name, TimeRange range, PairCounts pairs) {}

  public Snapshot {
    parts = List.copyOf(parts);
  }
}
