package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import java.util.ArrayList;
import java.util.List;

/// What all histograms of one chunk share; it lies before the first sample (Prometheus
/// `tsdb/chunkenc/histogram_meta.go`).
///
/// ```
/// 8 bits z: zero threshold, 0 -> 0 | 255 -> 64 bits float | else 2^(z - 244)
/// varbit_int schema
/// twice (positive, negative): varbit_uint spans | each varbit_uint length, varbit_int offset
/// if schema = -53: varbit_uint bounds | each varbit_uint u, 0 -> 64 bits float, else (u - 1) / 1000
/// ```
record HistogramLayout(
    double zeroThreshold,
    int schema,
    List<Histogram.Span> positiveSpans,
    List<Histogram.Span> negativeSpans,
    int positive,
    int negative,
    double[] customBounds) {
  private static final int CUSTOM_BOUNDS = -53;

  static HistogramLayout read(BitReader in) throws CorruptFile {
    double zeroThreshold = zeroThreshold(in);
    int schema = (int) in.varbitInt();
    List<Histogram.Span> positiveSpans = spans(in);
    List<Histogram.Span> negativeSpans = spans(in);
    double[] bounds = schema == CUSTOM_BOUNDS ? bounds(in) : new double[0];
    long positive = buckets(positiveSpans);
    long negative = buckets(negativeSpans);
    if (positive + negative > in.remainingBits()) { // each bucket of sample 0 takes a bit or more
      throw in.corrupt(
          "number of histogram buckets",
          "at most " + in.remainingBits(),
          Long.toString(positive + negative));
    }
    return new HistogramLayout(
        zeroThreshold,
        schema,
        positiveSpans,
        negativeSpans,
        (int) positive,
        (int) negative,
        bounds);
  }

  private static double zeroThreshold(BitReader in) throws CorruptFile {
    int code = (int) in.bits(8);
    return switch (code) {
      case 0 -> 0;
      case 255 -> Double.longBitsToDouble(in.bits(64));
      default -> Math.scalb(1.0, code - 244);
    };
  }

  private static List<Histogram.Span> spans(BitReader in) throws CorruptFile {
    int count = count(in, "number of bucket spans");
    List<Histogram.Span> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = count(in, "length of a bucket span");
      spans.add(new Histogram.Span((int) in.varbitInt(), length));
    }
    return List.copyOf(spans);
  }

  private static double[] bounds(BitReader in) throws CorruptFile {
    double[] bounds = new double[count(in, "number of custom bounds")];
    for (int i = 0; i < bounds.length; i++) {
      long number = in.varbitUint();
      bounds[i] = number == 0 ? Double.longBitsToDouble(in.bits(64)) : (number - 1) / 1000.0;
    }
    return bounds;
  }

  /// A number of things that take a bit or more each.
  private static int count(BitReader in, String part) throws CorruptFile {
    long count = in.varbitUint();
    if (count < 0 || count > in.remainingBits()) {
      throw in.corrupt(part, "at most " + in.remainingBits(), Long.toUnsignedString(count));
    }
    return (int) count;
  }

  private static long buckets(List<Histogram.Span> spans) {
    return spans.stream().mapToLong(Histogram.Span::length).sum();
  }
}
