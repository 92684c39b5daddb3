package dev.tierscope.format.tsdb.chunk;

import java.util.Arrays;

/// How the samples of a chunk are packed: the byte before the data in a chunk file (Prometheus
/// `tsdb/chunkenc/chunk.go`; 0xff is Thanos' `pkg/compact/downsample/aggr.go`).
public enum ChunkEncoding {
  /// Floats, 1.
  XOR(1, 2, 0xffff),
  /// Integer native histograms, 2.
  HISTOGRAM(2, 3, 0xffff),
  /// Float native histograms, 3.
  FLOAT_HISTOGRAM(3, 3, 0xffff),
  /// Floats with start times, 4; since Prometheus 3.11.
  XOR2(4, 3, 0xffff),
  /// Integer native histograms with start times, 5; since Prometheus 3.14.
  HISTOGRAM_ST(5, 3, 0x3fff),
  /// Float native histograms with start times, 6; since Prometheus 3.14.
  FLOAT_HISTOGRAM_ST(6, 3, 0x3fff),
  /// Five chunks in one, each an aggregate of downsampled samples, 0xff.
  THANOS_AGGREGATE(0xff, 0, 0),
  /// A byte that no known program writes.
  UNKNOWN(-1, 0, 0);

  private static final ChunkEncoding[] BY_CODE = byCode();

  private final int code;
  private final int headerBytes;
  private final int countMask;

  ChunkEncoding(int code, int headerBytes, int countMask) {
    this.code = code;
    this.headerBytes = headerBytes;
    this.countMask = countMask;
  }

  private static ChunkEncoding[] byCode() {
    ChunkEncoding[] all = new ChunkEncoding[256];
    Arrays.fill(all, UNKNOWN);
    for (ChunkEncoding encoding : values()) {
      if (encoding != UNKNOWN) {
        all[encoding.code] = encoding;
      }
    }
    return all;
  }

  /// The encoding of a byte 0..255; [#UNKNOWN] for those without a meaning.
  public static ChunkEncoding of(int code) {
    return BY_CODE[code & 0xff];
  }

  /// Whether each sample is one number.
  public boolean isFloat() {
    return this == XOR || this == XOR2;
  }

  /// Whether each sample is a native histogram.
  public boolean isHistogram() {
    return switch (this) {
      case HISTOGRAM, FLOAT_HISTOGRAM, HISTOGRAM_ST, FLOAT_HISTOGRAM_ST -> true;
      case XOR, XOR2, THANOS_AGGREGATE, UNKNOWN -> false;
    };
  }

  /// Bytes before the bit stream; 0 where there is no count to read.
  int headerBytes() {
    return headerBytes;
  }

  /// Which bits of the first two bytes hold the number of samples.
  int countMask() {
    return countMask;
  }
}
