package dev.tierscope.source;

import dev.tierscope.analysis.PartCounts;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.query.Selector;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The label pairs of each part of a source by itself, for a selection of its series and times:
/// what churn is measured from. A part is measured against that piece of its range that was asked
/// for; a head beside blocks is not measured.
public final class SelectedParts {
  private SelectedParts() {}

  /// Reads them. Cost: reads each block once more if there are several parts.
  ///
  /// @param read what [Source#read] gave for the same options
  /// @return empty if the source has no times
  /// @throws AnalyzerException if a part cannot be read any more
  public static List<PartCounts> of(
      Source source, Snapshot read, ReadOptions options, Selector selector, Progress progress)
      throws AnalyzerException {
    if (!read.table().weights().contains(Weight.FIRST_TIME)) {
      return List.of();
    }
    List<SourceSummary.Part> parts = read.summary().parts();
    if (parts.size() == 1) {
      return List.of(counts(parts.getFirst().name(), read, selector, progress));
    }
    List<PartCounts> counts = new ArrayList<>();
    for (SourceSummary.Part part : parts) {
      if (!part.isHead()) {
        ReadOptions only = new ReadOptions(options.within(), Set.of(part.name()));
        counts.add(counts(part.name(), source.read(only, progress), selector, progress));
      }
    }
    return counts;
  }

  private static PartCounts counts(
      String name, Snapshot read, Selector selector, Progress progress) {
    SeriesTable table = selector.apply(read.table(), progress);
    TimeRange range = read.summary().range();
    return new PartCounts(name, range, PairCounts.of(table, range.millis()));
  }
}
