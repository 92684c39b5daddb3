package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One chunk of samples as it lies in a file.
///
/// @param encoding how the data are packed
/// @param data the chunk's data without length, encoding byte and checksum
/// @param file the file as the user knows it, for messages
/// @param offset where in the file the data start
public record Chunk(ChunkEncoding encoding, MemorySegment data, String file, long offset) {
  private static final String FIX =
      "The chunk is damaged; copy the block again from a healthy source. Series counts do not need"
          + " it.";

  /// Number of samples as the chunk's header says, without decoding.
  ///
  /// @throws CorruptFile if the chunk is too short to say, or of an unknown encoding
  public int samples() throws CorruptFile {
    if (encoding == ChunkEncoding.THANOS_AGGREGATE) {
      return AggregateChunk.of(this).samples();
    }
    if (encoding == ChunkEncoding.UNKNOWN) {
      throw corrupt(0, "chunk encoding", "1 to 6, or 255", "another");
    }
    if (data.byteSize() < encoding.headerBytes()) {
      throw corrupt(
          0,
          "chunk header",
          Noun.counted(encoding.headerBytes(), "byte"),
          Noun.counted(data.byteSize(), "byte"));
    }
    int count = u8(0) << 8 | u8(1);
    return count & encoding.countMask();
  }

  /// Decodes the samples one by one, in order of time.
  ///
  /// @throws CorruptFile if the encoding is unknown or the chunk too short; for Thanos' aggregates
  ///   use [AggregateChunk]
  public ChunkSamples decode() throws CorruptFile {
    return switch (encoding) {
      case XOR -> new XorSamples(this);
      case XOR2 -> new Xor2Samples(this);
      case HISTOGRAM, HISTOGRAM_ST -> new IntegerHistogramSamples(this);
      case FLOAT_HISTOGRAM, FLOAT_HISTOGRAM_ST -> new FloatHistogramSamples(this);
      case THANOS_AGGREGATE ->
          throw corrupt(0, "chunk encoding", "plain samples", "Thanos aggregates");
      case UNKNOWN -> throw corrupt(0, "chunk encoding", "1 to 6", "another");
    };
  }

  int u8(long at) {
    return data.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  CorruptFile corrupt(long at, String part, String expected, String found) {
    return new CorruptFile(file, offset + at, part, expected, found, FIX);
  }
}
