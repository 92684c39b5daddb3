package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import org.jspecify.annotations.Nullable;

/// What the samples of integer and of float native histograms have in common: one layout for the
/// whole chunk, the sum as a float, and start times in the newer encodings.
abstract class HistogramSamples extends ChunkSamples {
  final XorValue sum = new XorValue();
  private final @Nullable StartTimes starts;
  private @Nullable HistogramLayout layout;
  private long timeDelta;

  /// @param withStartTimes the encoding that has a start time after each sample
  HistogramSamples(Chunk chunk, ChunkEncoding withStartTimes) throws CorruptFile {
    super(chunk);
    this.starts = chunk.encoding() == withStartTimes ? new StartTimes(chunk.u8(2)) : null;
  }

  @Override
  final void read(int index) throws CorruptFile {
    long before = time;
    if (index == 0) {
      HistogramLayout shape = HistogramLayout.read(in);
      layout = shape;
      time = in.varbitInt();
      first(shape.positive() + shape.negative());
    } else {
      time += timeDelta += in.varbitInt();
      other();
    }
    if (starts != null) {
      startTime = starts.read(in, index, time, before, startTime);
    }
  }

  /// Reads what follows the time of the first sample.
  abstract void first(int buckets) throws CorruptFile;

  /// Reads what follows the time of every other sample.
  abstract void other() throws CorruptFile;

  /// Number of observations of this sample.
  abstract double observations();

  /// Number of observations in the bucket around zero.
  abstract double zeroes();

  /// Absolute counts of the buckets `from` to `to`, positive ones first; none of a stale marker.
  abstract double[] counts(int from, int to);

  @Override
  public final long valueBits() {
    return sum.bits;
  }

  @Override
  public final int buckets() {
    HistogramLayout shape = layout;
    return shape == null || isStale() ? 0 : shape.positive() + shape.negative();
  }

  @Override
  public final Histogram histogram() {
    HistogramLayout shape = layout;
    if (shape == null) {
      throw new IllegalStateException("next() has not been called");
    }
    int positive = isStale() ? 0 : shape.positive();
    return new Histogram(
        shape.schema(),
        shape.zeroThreshold(),
        zeroes(),
        observations(),
        value(),
        counts(0, positive),
        counts(positive, buckets()),
        shape.positiveSpans(),
        shape.negativeSpans(),
        shape.customBounds());
  }
}
