package dev.tierscope.source.tsdb;

import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.format.tsdb.head.Head;
import dev.tierscope.format.tsdb.head.HeadSeries;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Set;

/// The head of a data directory as a part of a source.
final class HeadPart {
  /// How this part is called beside the ULIDs of blocks.
  static final String NAME = "head";

  /// Blocks with these hints were not cut from the head in order, so their end says nothing about
  /// where the head begins. Prometheus `tsdb/db.go`, `inOrderBlocksMaxTime`.
  private static final Set<String> NOT_IN_ORDER =
      Set.of("from-out-of-order", "from-stale-series", "from-selected-series");

  private final HeadSeries series;

  private HeadPart(HeadSeries series) {
    this.series = series;
  }

  /// Reads the head.
  ///
  /// @param blocks all blocks of the directory, wanted or not: the head begins where they end
  static HeadPart read(
      Folder folder, Layout layout, List<Block> blocks, TimeRange within, Progress progress)
      throws AnalyzerException {
    String prefix = layout.root().isEmpty() ? "" : layout.root() + "/";
    long minValidTime =
        blocks.stream()
            .flatMap(b -> b.meta().stream())
            .filter(m -> m.hints().stream().noneMatch(NOT_IN_ORDER::contains))
            .map(BlockMeta::range)
            .mapToLong(TimeRange::max)
            .max()
            .orElse(Long.MIN_VALUE);
    return new HeadPart(Head.read(folder, prefix, minValidTime, within, progress));
  }

  Symbols symbols() {
    return series.symbols();
  }

  void addTo(SeriesTableBuilder builder, int[] newIds) {
    series.addTo(builder, newIds);
  }

  /// From the first to behind the last sample, late ones included; empty without samples.
  TimeRange range() {
    long first = series.facts().firstTime();
    long last = series.facts().lastTime();
    TimeRange live = series.times();
    if (first > last) {
      return live;
    }
    TimeRange inOrder = new TimeRange(first, last + 1);
    return live.millis() == 0 ? inOrder : inOrder.union(live);
  }

  long bytes() {
    return series.facts().fileBytes();
  }

  List<Notice> notices() {
    return series.notices();
  }
}
