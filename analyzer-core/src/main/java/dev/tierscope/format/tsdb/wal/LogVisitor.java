package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.AnalyzerException;

/// Takes what the records of a log say. Refs are unsigned 64-bit numbers, times milliseconds since
/// 1970 UTC.
public interface LogVisitor {
  /// A series got a ref.
  void series(long ref, RawLabels labels) throws AnalyzerException;

  /// One sample, of a float or a histogram; its value is not decoded.
  void sample(long ref, long time);

  /// A range of time was deleted from a series, both ends inclusive.
  default void tombstone(long ref, long first, long last) {}

  /// All samples of a series that this log held so far are in a head chunk file.
  ///
  /// @param position number of the head chunk file << 32 | offset in it
  default void mapped(long ref, long position) {}

  /// An exemplar of a series.
  default void exemplar(long ref, long time) {}

  /// What a scrape said about the metric of a series.
  ///
  /// @param type 0 unknown, 1 counter, 2 gauge, 3 histogram, 4 gauge histogram, 5 summary, 6 info,
  ///   7 state set
  default void metadata(long ref, int type) {}
}
