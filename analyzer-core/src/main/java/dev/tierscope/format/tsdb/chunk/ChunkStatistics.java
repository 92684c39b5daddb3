package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.Problem;
import java.util.List;
import java.util.stream.Stream;

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
/// @param damagedChunks chunks that could not be read, in none of the others
/// @param problems what is wrong with the first of them, at most [#MOST_PROBLEMS]
public record ChunkStatistics(
    Distribution floatSamples,
    Distribution floatBytes,
    Distribution histogramSamples,
    Distribution histogramBytes,
    Distribution histogramBuckets,
    long otherChunks,
    long damagedChunks,
    List<Problem> problems) {
  /// A chunk with this many samples is full, for [#fullness].
  public static final int FULL_CHUNK = 120;

  /// More problems than these are only counted.
  public static final int MOST_PROBLEMS = 100;

  private static final int CLASSES = 10;

  public ChunkStatistics {
    problems = List.copyOf(problems);
  }

  /// Statistics of the chunks of both. Associative and commutative but for the order of problems.
  public ChunkStatistics merge(ChunkStatistics other) {
    List<Problem> both =
        Stream.concat(problems.stream(), other.problems.stream())
            .distinct()
            .limit(MOST_PROBLEMS)
            .toList();
    return new ChunkStatistics(
        floatSamples.merge(other.floatSamples),
        floatBytes.merge(other.floatBytes),
        histogramSamples.merge(other.histogramSamples),
        histogramBytes.merge(other.histogramBytes),
        histogramBuckets.merge(other.histogramBuckets),
        otherChunks + other.otherChunks,
        damagedChunks + other.damagedChunks,
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
