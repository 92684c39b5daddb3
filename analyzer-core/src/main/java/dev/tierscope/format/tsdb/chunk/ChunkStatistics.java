package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/// How full and how large the chunks of a block are: what `promtool tsdb analyze --extended` needs,
/// of all its releases. Statistics of several blocks merge.
///
/// Bytes are those of the chunk data, without length, encoding and checksum. Buckets are summed
/// over the samples of a chunk; those of a stale marker are none.
///
/// @param floatSamples samples in each float chunk
/// @param floatBytes bytes of each float chunk
/// @param histogramSamples samples in each native histogram chunk
/// @param histogramBytes bytes of each native histogram chunk
/// @param histogramBuckets buckets of all samples of each native histogram chunk
/// @param otherChunks chunks of other encodings, Thanos' aggregates among them
/// @param problems chunks that could not be read, and where reading stopped
public record ChunkStatistics(
    Distribution floatSamples,
    Distribution floatBytes,
    Distribution histogramSamples,
    Distribution histogramBytes,
    Distribution histogramBuckets,
    long otherChunks,
    List<Problem> problems) {
  /// A chunk with this many samples is full, for [#fullness].
  public static final int FULL_CHUNK = 120;

  private static final int CLASSES = 10;

  public ChunkStatistics {
    problems = List.copyOf(problems);
  }

  /// Reads the headers of all chunks, and histogram chunks completely.
  public static ChunkStatistics of(ChunkSegments segments, Progress progress) {
    Collector all = new Collector(segments);
    List<Problem> problems = new ArrayList<>(segments.problems());
    problems.addAll(segments.walk(ChunkSegments.Checksums.IGNORED, all::add, progress));
    problems.addAll(all.problems.toList());
    return new ChunkStatistics(
        all.floatSamples.build(),
        all.floatBytes.build(),
        all.histogramSamples.build(),
        all.histogramBytes.build(),
        all.histogramBuckets.build(),
        all.otherChunks,
        problems);
  }

  private static final class Collector {
    final ChunkSegments segments;
    final DistributionBuilder floatSamples = new DistributionBuilder();
    final DistributionBuilder floatBytes = new DistributionBuilder();
    final DistributionBuilder histogramSamples = new DistributionBuilder();
    final DistributionBuilder histogramBytes = new DistributionBuilder();
    final DistributionBuilder histogramBuckets = new DistributionBuilder();
    final ProblemList problems = new ProblemList();
    long otherChunks;

    Collector(ChunkSegments segments) {
      this.segments = segments;
    }

    void add(long ref, ChunkEncoding encoding, int samples, int dataBytes, int storedBytes) {
      if (samples >= 0 && encoding.isFloat()) {
        floatSamples.add(samples);
        floatBytes.add(dataBytes);
      } else if (samples >= 0 && encoding.isHistogram()) {
        histogramSamples.add(samples);
        histogramBytes.add(dataBytes);
        addBuckets(ref);
      } else {
        otherChunks++;
      }
    }

    private void addBuckets(long ref) {
      try {
        histogramBuckets.add(buckets(segments.chunk(ref)));
      } catch (CorruptFile e) {
        problems.add(e.problem());
      }
    }
  }

  private static long buckets(Chunk chunk) throws CorruptFile {
    long buckets = 0;
    for (ChunkSamples samples = chunk.decode(); samples.next(); ) {
      buckets += samples.buckets();
    }
    return buckets;
  }

  /// Statistics of the chunks of both. Associative and commutative but for the order of problems.
  public ChunkStatistics merge(ChunkStatistics other) {
    List<Problem> both = new ArrayList<>(problems);
    both.addAll(other.problems);
    return new ChunkStatistics(
        floatSamples.merge(other.floatSamples),
        floatBytes.merge(other.floatBytes),
        histogramSamples.merge(other.histogramSamples),
        histogramBytes.merge(other.histogramBytes),
        histogramBuckets.merge(other.histogramBuckets),
        otherChunks + other.otherChunks,
        both);
  }

  /// Number of float and histogram samples.
  public long samples() {
    return floatSamples.sum() + histogramSamples.sum();
  }

  /// Chunks in ten classes of fullness as promtool printed them up to 2.47: class k holds those
  /// filled to more than 10·k and at most 10·(k + 1) percent.
  public long[] fullness() {
    long[] classes = new long[CLASSES];
    for (Distribution samples : List.of(floatSamples, histogramSamples)) {
      for (int i = 0; i < samples.values().length; i++) {
        long full = Math.min(samples.values()[i], FULL_CHUNK);
        long upper = (CLASSES * full + FULL_CHUNK - 1) / FULL_CHUNK;
        classes[(int) Math.max(0, upper - 1)] += samples.counts()[i];
      }
    }
    return classes;
  }
}
