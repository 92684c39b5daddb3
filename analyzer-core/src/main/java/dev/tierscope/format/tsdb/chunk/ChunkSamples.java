package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;

/// Walks through the samples of one chunk. Call [#next], then ask for the sample it stands on.
///
/// ```
/// for (ChunkSamples s = chunk.decode(); s.next(); ) { use(s.time(), s.value()); }
/// ```
public abstract class ChunkSamples {
  /// The bits of the value that says a series has ended (Prometheus `model/value/value.go`).
  public static final long STALE_BITS = 0x7ff0000000000002L;

  final Chunk chunk;
  final BitReader in;
  private final int count;
  private int read;
  long time;
  long startTime;

  ChunkSamples(Chunk chunk) throws CorruptFile {
    this.chunk = chunk;
    this.count = chunk.samples();
    this.in = new BitReader(chunk, chunk.encoding().headerBytes());
  }

  /// Steps to the next sample; false after the last.
  ///
  /// @throws CorruptFile if the bits end before the last sample, or make no sense
  public final boolean next() throws CorruptFile {
    if (read == count) {
      return false;
    }
    read(read);
    read++;
    return true;
  }

  /// Decodes sample `index`, counted from 0.
  abstract void read(int index) throws CorruptFile;

  /// Number of samples in the chunk.
  public final int count() {
    return count;
  }

  /// Milliseconds since 1970 UTC.
  public final long time() {
    return time;
  }

  /// When the counter behind the sample began, in milliseconds since 1970 UTC; 0 if unknown.
  public final long startTime() {
    return startTime;
  }

  /// The value of a float sample; the sum of observations of a histogram sample.
  public final double value() {
    return Double.longBitsToDouble(valueBits());
  }

  /// [#value] bit by bit, so that one NaN differs from another.
  public abstract long valueBits();

  /// Whether the sample only says that the series has ended.
  public final boolean isStale() {
    return valueBits() == STALE_BITS;
  }

  /// Number of populated buckets of a histogram sample, 0 for floats and stale markers.
  public int buckets() {
    return 0;
  }

  /// The histogram of this sample.
  ///
  /// @throws IllegalStateException in a chunk of floats, see [ChunkEncoding#isHistogram]
  public Histogram histogram() {
    throw new IllegalStateException("a float has no buckets");
  }
}
