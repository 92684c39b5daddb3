package dev.tierscope.format.tsdb.chunk;

import java.util.List;

/// One native histogram sample. Counts are `double` because float histograms have fractions; those
/// of integer histograms are exact up to 2^53.
///
/// @param schema resolution; -53 means custom bounds
/// @param zeroThreshold width of the bucket around zero
/// @param count number of observations
/// @param sum sum of observations
/// @param positive populated buckets above zero, absolute counts
/// @param negative populated buckets below zero, absolute counts
/// @param positiveSpans which buckets the counts of `positive` belong to
/// @param negativeSpans which buckets the counts of `negative` belong to
/// @param customBounds upper bounds of the buckets when `schema` is -53
public record Histogram(
    int schema,
    double zeroThreshold,
    double zeroCount,
    double count,
    double sum,
    double[] positive,
    double[] negative,
    List<Span> positiveSpans,
    List<Span> negativeSpans,
    double[] customBounds) {
  /// Neighbouring buckets.
  ///
  /// @param offset gap to the span before, for the first the index of its first bucket
  /// @param length number of buckets
  public record Span(int offset, int length) {}
}
