package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import org.jspecify.annotations.Nullable;

/// Encodings 3 and 6, float native histograms (Prometheus `tsdb/chunkenc/float_histogram.go`).
///
/// ```
/// be16 count | u8 flags (6: start time header) | layout
/// sample 0   varbit_int t | 64 bits each: count, zero count, sum, buckets
/// others     varbit_int change of delta of t | XorValue each: count, zero count, sum,
///            unless the sum is the stale marker buckets
/// 6 only     start time after each sample
/// ```
final class FloatHistogramSamples extends ChunkSamples {
  private final @Nullable StartTimes starts;
  private final XorValue count = new XorValue();
  private final XorValue zeroCount = new XorValue();
  private final XorValue sum = new XorValue();
  private @Nullable HistogramLayout layout;
  private XorValue[] buckets = new XorValue[0];
  private long timeDelta;

  FloatHistogramSamples(Chunk chunk) throws CorruptFile {
    super(chunk);
    this.starts =
        chunk.encoding() == ChunkEncoding.FLOAT_HISTOGRAM_ST ? new StartTimes(chunk.u8(2)) : null;
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
    count.bits = in.bits(64);
    zeroCount.bits = in.bits(64);
    sum.bits = in.bits(64);
    buckets = new XorValue[shape.positive() + shape.negative()];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new XorValue();
      buckets[i].bits = in.bits(64);
    }
  }

  private void other() throws CorruptFile {
    time += timeDelta += in.varbitInt();
    count.next(in);
    zeroCount.next(in);
    sum.next(in);
    if (isStale()) {
      return;
    }
    for (XorValue bucket : buckets) {
      bucket.next(in);
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
        Double.longBitsToDouble(zeroCount.bits),
        Double.longBitsToDouble(count.bits),
        value(),
        counts(0, shape.positive()),
        counts(shape.positive(), buckets.length),
        shape.positiveSpans(),
        shape.negativeSpans(),
        shape.customBounds());
  }

  private double[] counts(int from, int to) {
    double[] counts = new double[isStale() ? 0 : to - from];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Double.longBitsToDouble(buckets[from + i].bits);
    }
    return counts;
  }
}
