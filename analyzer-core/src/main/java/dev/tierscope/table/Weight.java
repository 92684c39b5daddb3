package dev.tierscope.table;

/// What a source may know of a series beyond its labels. Each is a whole number.
public enum Weight {
  /// Number of chunks.
  CHUNKS,
  /// Number of samples.
  SAMPLES,
  /// Bytes of its chunks in chunk files, with their framing.
  CHUNK_BYTES,
  /// Bytes that only this series needs in index files: its entry with padding and its places in
  /// postings lists.
  INDEX_BYTES,
  /// Time of the first sample, milliseconds since 1970 UTC; 0 without samples.
  FIRST_TIME,
  /// Time of the last sample, milliseconds since 1970 UTC; 0 without samples.
  LAST_TIME;

  /// The weight of one label set that two sources report.
  long combine(long a, long b) {
    return switch (this) {
      case CHUNKS, SAMPLES, CHUNK_BYTES, INDEX_BYTES -> a + b;
      case FIRST_TIME -> a == 0 || b == 0 ? a + b : Math.min(a, b);
      case LAST_TIME -> a == 0 || b == 0 ? a + b : Math.max(a, b);
    };
  }
}
