package dev.tierscope.source;

import dev.tierscope.analysis.PartCounts;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.SourceSummary;
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
  public Snapshot {
    parts = List.copyOf(parts);
  }
}
