package dev.tierscope.format.tsdb;

import dev.tierscope.format.tsdb.SeriesScanner.Damage;
import dev.tierscope.task.Progress;

/// What the tombstones of a block hide wholly. A chunk within a deleted range gives no samples, a
/// series without any other chunk is not returned by queries at all; both stay in the block until
/// its tombstones are cleaned.
///
/// @param series series of which every chunk is hidden
/// @param chunks hidden chunks, those of other series included
public record HiddenSeries(long series, long chunks) {
  /// Counts what is hidden. Cost: one pass over the series between the first and the last that have
  /// a tombstone; nothing without any. Damaged entries are not counted.
  public static HiddenSeries of(Block block, Tombstones tombstones, Progress progress) {
    if (tombstones.intervals() == 0) {
      return new HiddenSeries(0, 0);
    }
    IndexSections sections = block.index().sections();
    int align = sections.alignment();
    long start = sections.seriesStart();
    long end = sections.seriesEnd();
    if (start >= end) { // an empty section ends before its first entry would be aligned
      return new HiddenSeries(0, 0);
    }
    long from = Math.clamp(tombstones.firstRef(), start / align, end / align) * align;
    long to = Math.clamp(tombstones.lastRef(), start / align, end / align) * align + 1;
    Count count = new Count(tombstones, align, progress);
    long first = Math.max(start, from);
    new SeriesScanner(block.index(), block.starts(), first, to, new Damage(), progress)
        .scan((entry, _) -> count.add(entry));
    return new HiddenSeries(count.series, count.chunks);
  }

  private static final class Count {
    private final Tombstones tombstones;
    private final int align;
    private final Progress progress;
    private long read;
    private long series;
    private long chunks;

    Count(Tombstones tombstones, int align, Progress progress) {
      this.tombstones = tombstones;
      this.align = align;
      this.progress = progress;
    }

    void add(SeriesEntry entry) {
      int hidden = 0;
      for (int c = 0; c < entry.chunks; c++) {
        if (tombstones.cover(entry.offset / align, entry.chunkMins[c], entry.chunkMaxs[c])) {
          hidden++;
        }
      }
      chunks += hidden;
      series += hidden > 0 && hidden == entry.chunks ? 1 : 0;
      if ((++read & 0x3fff) == 0) {
        progress.report("Comparing with tombstones", read, -1);
      }
    }
  }
}
