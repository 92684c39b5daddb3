package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

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
final class IntegerHistogramSamples extends HistogramSamples {
  private long count;
  private long countDelta;
  private long zeroCount;
  private long zeroCountDelta;
  private long[] buckets = new long[0];
  private long[] deltas = new long[0];

  IntegerHistogramSamples(Chunk chunk) throws CorruptFile {
    super(chunk, ChunkEncoding.HISTOGRAM_ST);
  }

  @Override
  void first(int number) throws CorruptFile {
    count = in.varbitUint();
    zeroCount = in.varbitUint();
    sum.bits = in.bits(64);
    buckets = new long[number];
    deltas = new long[number];
    for (int i = 0; i < number; i++) {
      buckets[i] = in.varbitInt();
    }
  }

  @Override
  void other() throws CorruptFile {
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
  double observations() {
    return unsigned(count);
  }

  @Override
  double zeroes() {
    return unsigned(zeroCount);
  }

  private static double unsigned(long number) {
    return number >= 0 ? number : number + 0x1p64;
  }

  @Override
  double[] counts(int from, int to) {
    double[] counts = new double[to - from];
    long bucket = 0;
    for (int i = 0; i < counts.length; i++) {
      bucket += buckets[from + i];
      counts[i] = bucket;
    }
    return counts;
  }
}
