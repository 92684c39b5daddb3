package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import org.jspecify.annotations.Nullable;

/// Encodings 2 and 5, integer native histograms (Prometheus `tsdb/chunkenc/histogram.go`,
/// `histogram_st.go`).
///
/// ```
/// be16 count | u8 flags (5: start time header) | layout
/// sample 0   varbit_int t | varbit_uint count, zero count | 64 bits sum | buckets x varbit_int
/// others     varbit_int x 3: change of delta of t, count, zero count | XorValue sum
///            unless the sum is the stale marker: buckets x varbit_int change of delta
/// 5 only     start time after each sample
/// ```
///
/// A stored bucket is the difference to the bucket before it.
final class HistogramSamples extends ChunkSamples {
  private final @Nullable StartTimes starts;
  private final XorValue sum = new XorValue();
  private @Nullable HistogramLayout layout;
  private long timeDelta;
  private long count;
  private long countDelta;
  private long zeroCount;
  private long zeroCountDelta;
  private long[] buckets = new long[0];
  private long[] deltas = new long[0];

  HistogramSamples(Chunk chunk) throws CorruptFile {
    super(chunk);
    this.starts =
        chunk.encoding() == ChunkEncoding.HISTOGRAM_ST ? new StartTimes(chunk.u8(2)) : null;
  }

  @Override
  void read(int index) throws CorruptFile {
    long before = time;
    if (index == 0) {
      first();
    } else {
      other();
    }
    if (starts != null) {
      startTime = starts.read(in, index, time, before, startTime);
    }
  }

  private void first() throws CorruptFile {
    HistogramLayout shape = HistogramLayout.read(in);
    layout = shape;
    time = in.varbitInt();
    count = in.varbitUint();
    zeroCount = in.varbitUint();
    sum.bits = in.bits(64);
    buckets = new long[shape.positive() + shape.negative()];
    deltas = new long[buckets.length];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = in.varbitInt();
    }
  }

  private void other() throws CorruptFile {
    time += timeDelta += in.varbitInt();
    count += countDelta += in.varbitInt();
    zeroCount += zeroCountDelta += in.varbitInt();
    sum.next(in);
    if (isStale()) {
      return;
    }
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] += deltas[i] += in.varbitInt();
    }
  }

  @Override
  public long valueBits() {
    return sum.bits;
  }

  @Override
  public int buckets() {
    return isStale() ? 0 : buckets.length;
  }

  @Override
  public Histogram histogram() {
    HistogramLayout shape = layout;
    if (shape == null) {
      throw new IllegalStateException("next() has not been called");
    }
    return new Histogram(
        shape.schema(),
        shape.zeroThreshold(),
        unsigned(zeroCount),
        unsigned(count),
        value(),
        absolute(0, shape.positive()),
        absolute(shape.positive(), buckets.length),
        shape.positiveSpans(),
        shape.negativeSpans(),
        shape.customBounds());
  }

  private static double unsigned(long number) {
    return number >= 0 ? number : number + 0x1p64;
  }

  private double[] absolute(int from, int to) {
    double[] counts = new double[isStale() ? 0 : to - from];
    long bucket = 0;
    for (int i = 0; i < counts.length; i++) {
      bucket += buckets[from + i];
      counts[i] = bucket;
    }
    return counts;
  }
}
