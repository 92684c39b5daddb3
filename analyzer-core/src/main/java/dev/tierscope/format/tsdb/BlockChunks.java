package dev.tierscope.format.tsdb;

import dev.tierscope.format.tsdb.SeriesScanner.Damage;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.format.tsdb.chunk.ChunkStatisticsBuilder;
import dev.tierscope.task.Cores;
import dev.tierscope.task.Progress;
import java.util.concurrent.atomic.AtomicLong;

/// The chunks of a block as its index lists them, as `promtool tsdb analyze --extended` finds them:
/// behind a damaged chunk the next one is found all the same.
public final class BlockChunks {
  private static final int REPORT_SERIES = 1 << 12;

  private BlockChunks() {}

  /// How full and how large the chunks are. Damaged series entries are left out; whoever counts
  /// series tells them. Cost: reads the index and every byte of every chunk, on all cores.
  public static ChunkStatistics statistics(Block block, Progress progress) {
    long[] bounds = block.starts().parts(2 * Cores.count());
    AtomicLong done = new AtomicLong();
    return Cores.map(
            bounds.length - 1, p -> statistics(block, bounds[p], bounds[p + 1], done, progress))
        .stream()
        .reduce(ChunkStatistics::merge)
        .orElseThrow();
  }

  private static ChunkStatistics statistics(
      Block block, long from, long to, AtomicLong done, Progress progress) {
    ChunkStatisticsBuilder all = new ChunkStatisticsBuilder(block.chunkSegments());
    new SeriesScanner(block.index(), block.starts(), from, to, new Damage(), progress)
        .scan((entry, _) -> {
          for (int c = 0; c < entry.chunks; c++) {
            all.add(entry.chunkRefs[c]);
          }
          long read = done.incrementAndGet();
          if (read % REPORT_SERIES == 0) {
            progress.report("Reading chunks of " + block.name(), read, block.expectedSeries());
          }
        });
    return all.build();
  }
}
