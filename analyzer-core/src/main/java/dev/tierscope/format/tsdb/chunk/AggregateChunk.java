package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.model.CorruptFile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A chunk of a block that Thanos downsampled (encoding 0xff; `pkg/compact/downsample/aggr.go`): up
/// to five chunks, one for each [Aggregate].
///
/// ```
/// five times, in the order of Aggregate:
///   uvarint n | if n > 0: u8 encoding | n bytes chunk data
/// ```
public final class AggregateChunk {
  /// What a sample of one part says about the raw samples of its window.
  public enum Aggregate {
    /// How many there were.
    COUNT,
    /// Their sum.
    SUM,
    /// The smallest.
    MIN,
    /// The largest.
    MAX,
    /// The total of a counter without its resets; two samples longer than the others.
    COUNTER
  }

  private final Map<Aggregate, Chunk> parts;

  private AggregateChunk(Map<Aggregate, Chunk> parts) {
    this.parts = parts;
  }

  /// Splits a chunk; nothing is decoded yet.
  ///
  /// @throws CorruptFile if its parts do not fit into it
  public static AggregateChunk of(Chunk chunk) throws CorruptFile {
    if (chunk.encoding() != ChunkEncoding.THANOS_AGGREGATE) {
      throw new IllegalArgumentException("not an aggregate: " + chunk.encoding());
    }
    Cursor in = new Cursor(chunk.data(), chunk.file(), 0, chunk.data().byteSize());
    Map<Aggregate, Chunk> parts = new EnumMap<>(Aggregate.class);
    for (Aggregate aggregate : Aggregate.values()) {
      long from = in.position();
      long length = in.uvarint("length of an aggregate");
      if (length == 0) {
        continue;
      }
      if (length < 0 || length > in.remaining() - 1) {
        throw chunk.corrupt(
            from,
            "length of the aggregate " + aggregate,
            "at most " + Math.max(0, in.remaining() - 1),
            Long.toUnsignedString(length));
      }
      ChunkEncoding encoding = ChunkEncoding.of(in.u8("encoding of an aggregate"));
      if (encoding == ChunkEncoding.THANOS_AGGREGATE) {
        throw chunk.corrupt(from, "encoding of an aggregate", "1 to 6", "255");
      }
      long offset = chunk.offset() + in.position();
      parts.put(
          aggregate, new Chunk(encoding, in.slice(length, "aggregate"), chunk.file(), offset));
    }
    return new AggregateChunk(parts);
  }

  /// One aggregate; empty where Thanos wrote none.
  public Optional<Chunk> part(Aggregate aggregate) {
    return Optional.ofNullable(parts.get(aggregate));
  }

  /// Number of windows: samples of the part [Aggregate#COUNT].
  int samples() throws CorruptFile {
    Chunk count = parts.get(Aggregate.COUNT);
    return count == null ? 0 : count.samples();
  }
}
