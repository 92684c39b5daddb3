package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Problem;
import java.util.ArrayList;
import java.util.List;

/// Collects [ChunkStatistics] chunk by chunk. For one thread.
public final class ChunkStatisticsBuilder {
  private final ChunkSegments segments;
  private final DistributionBuilder floatSamples = new DistributionBuilder();
  private final DistributionBuilder floatBytes = new DistributionBuilder();
  private final DistributionBuilder histogramSamples = new DistributionBuilder();
  private final DistributionBuilder histogramBytes = new DistributionBuilder();
  private final DistributionBuilder histogramBuckets = new DistributionBuilder();
  private final List<Problem> problems = new ArrayList<>();
  private long otherChunks;
  private long damagedChunks;

  public ChunkStatisticsBuilder(ChunkSegments segments) {
    this.segments = segments;
  }

  /// Adds the chunk at a ref, its checksum compared; a damaged one is counted as that and in no
  /// distribution. Cost: reads all of it, and decodes it if it holds histograms.
  public void add(long ref) {
    try {
      add(segments.chunk(ref));
    } catch (AnalyzerException e) {
      damagedChunks++;
      if (problems.size() < ChunkStatistics.MOST_PROBLEMS
          && (problems.isEmpty() || !problems.getLast().equals(e.problem()))) {
        problems.add(e.problem());
      }
    }
  }

  private void add(Chunk chunk) throws CorruptFile {
    long bytes = chunk.data().byteSize();
    if (chunk.encoding().isFloat()) {
      floatSamples.add(chunk.samples());
      floatBytes.add(bytes);
    } else if (chunk.encoding().isHistogram()) {
      int samples = chunk.samples();
      histogramBuckets.add(buckets(chunk));
      histogramSamples.add(samples);
      histogramBytes.add(bytes);
    } else {
      otherChunks++;
    }
  }

  private static long buckets(Chunk chunk) throws CorruptFile {
    long buckets = 0;
    for (ChunkSamples samples = chunk.decode(); samples.next(); ) {
      buckets += samples.buckets();
    }
    return buckets;
  }

  /// What was added so far.
  public ChunkStatistics build() {
    return new ChunkStatistics(
        floatSamples.build(),
        floatBytes.build(),
        histogramSamples.build(),
        histogramBytes.build(),
        histogramBuckets.build(),
        otherChunks,
        damagedChunks,
        problems);
  }
}
