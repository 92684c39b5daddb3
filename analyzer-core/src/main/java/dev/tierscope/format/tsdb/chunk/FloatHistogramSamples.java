package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

/// Encodings 3 and 6, float native histograms (Prometheus `tsdb/chunkenc/float_histogram.go`).
///
/// ```
/// be16 count | u8 flags (6: start time header) | layout
/// sample 0   varbit_int t | 64 bits each: count, zero count, sum, buckets
/// others     varbit_int change of delta of t | XorValue each: count, zero count, sum,
///            unless the sum is the stale marker buckets
/// 6 only     start time after each sample
/// ```
final class FloatHistogramSamples extends HistogramSamples {
  private final XorValue count = new XorValue();
  private final XorValue zeroCount = new XorValue();
  private XorValue[] buckets = new XorValue[0];

  FloatHistogramSamples(Chunk chunk) throws CorruptFile {
    super(chunk, ChunkEncoding.FLOAT_HISTOGRAM_ST);
  }

  @Override
  void first(int number) throws CorruptFile {
    count.bits = in.bits(64);
    zeroCount.bits = in.bits(64);
    sum.bits = in.bits(64);
    buckets = new XorValue[number];
    for (int i = 0; i < number; i++) {
      buckets[i] = new XorValue();
      buckets[i].bits = in.bits(64);
    }
  }

  @Override
  void other() throws CorruptFile {
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
  double observations() {
    return Double.longBitsToDouble(count.bits);
  }

  @Override
  double zeroes() {
    return Double.longBitsToDouble(zeroCount.bits);
  }

  @Override
  double[] counts(int from, int to) {
    double[] counts = new double[to - from];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Double.longBitsToDouble(buckets[from + i].bits);
    }
    return counts;
  }
}
