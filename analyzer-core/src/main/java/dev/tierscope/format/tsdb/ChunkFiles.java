package dev.tierscope.format.tsdb;

import dev.tierscope.format.tsdb.chunk.ChunkSegments;
import dev.tierscope.model.AnalyzerException;
import java.lang.foreign.MemorySegment;

/// Sizes of a block's chunk files and, on demand, the sample counts in the headers of their chunks.
///
/// Chunks lie back to back in series order, so the place of the next chunk is the end of the one
/// before: bytes need no look into the files, but at their ends. A place is a chunk ref as
/// [ChunkSegments] has it.
///
/// ```
/// be32 0x85BD40DD | u8 1 | 3 zero bytes | chunks: uvarint n | u8 encoding | n bytes | be32 CRC-32C
/// ```
///
/// Source: Prometheus `tsdb/docs/format/chunks.md`, `tsdb/chunks/chunks.go`. [ChunkSegments] checks
/// and decodes the same files; this one is on the way to every count and reads no more than it
/// must.
final class ChunkFiles {
  private static final int SMALLEST_CHUNK = 8;
  private static final int ENCODING_AND_CHECKSUM = 1 + 4;

  private final ChunkSegments segments;
  private final long[] sizes; // 0 for a file that cannot be used, so that no place is in it

  ChunkFiles(ChunkSegments segments) {
    this.segments = segments;
    this.sizes = new long[segments.segments()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = segments.bytes(i).byteSize();
    }
  }

  /// The files behind the sizes.
  ChunkSegments segments() {
    return segments;
  }

  /// Bytes of the chunks of a series.
  ///
  /// @param next the first chunk of the next series in file order, -1 behind the last one
  /// @return the bytes, or -1 if the places do not ascend
  long bytes(SeriesEntry entry, long next) {
    if (entry.chunks == 0) {
      return 0;
    }
    long first = entry.chunkRefs[0];
    if (next >= 0 && first >>> 32 == next >>> 32) {
      long bytes = next - first;
      return bytes < (long) SMALLEST_CHUNK * entry.chunks || !isInFile(next) ? -1 : bytes;
    }
    long bytes = 0;
    for (int c = 0; c < entry.chunks; c++) {
      long size = size(entry.chunkRefs[c], c + 1 < entry.chunks ? entry.chunkRefs[c + 1] : next);
      if (size < 0) {
        return -1;
      }
      bytes += size;
    }
    return bytes;
  }

  /// Bytes of one chunk, given the place of the one behind it.
  private long size(long ref, long next) {
    if (!isInFile(ref)) {
      return -1;
    }
    int file = (int) (ref >>> 32);
    long offset = ref & 0xffffffffL;
    if (next < 0 || next >>> 32 != file) {
      return toTheEnd(ref, sizes[file] - offset);
    }
    long end = next & 0xffffffffL;
    return end - offset < SMALLEST_CHUNK || end > sizes[file] ? -1 : end - offset;
  }

  /// The last chunk of a file, unless the file does not end with it: then it was cut off or its end
  /// overwritten.
  private long toTheEnd(long ref, long bytes) {
    try {
      return segments.storedBytes(ref) == bytes ? bytes : -1;
    } catch (AnalyzerException e) {
      return -1;
    }
  }

  /// Whether a place is in one of the files, its end included.
  private boolean isInFile(long ref) {
    long file = ref >>> 32;
    return file < sizes.length && (ref & 0xffffffffL) <= sizes[(int) file];
  }

  /// A reader of sample counts; one for each thread.
  SampleCounts sampleCounts() {
    return new SampleCounts();
  }

  /// Reads the number of samples in a chunk from its first bytes, best in ascending order of
  /// places.
  final class SampleCounts {
    private int file = -1;
    private ByteWindow window = new ByteWindow(MemorySegment.ofArray(new byte[0]), 0, 0);

    /// The number of samples of a chunk, or -1 if it has no known encoding or does not lie whole in
    /// a chunk file; [ChunkSegments#whyUnknown] tells.
    long samples(long ref) {
      long offset = ref & 0xffffffffL;
      if (!isInFile(ref) || !isInFile(ref + SMALLEST_CHUNK)) {
        return -1;
      }
      int wanted = (int) (ref >>> 32);
      if (wanted != file) {
        window = new ByteWindow(segments.bytes(wanted), offset, sizes[wanted]);
        file = wanted;
      }
      window.seek(offset);
      window.need(24);
      long length = window.uvarint();
      if (length < 2 || length > window.remaining() - ENCODING_AND_CHECKSUM) {
        return -1;
      }
      byte[] bytes = window.array();
      int encoding = window.position();
      return switch (bytes[encoding]) {
        case 1, 2, 3, 4 -> be16(bytes, encoding + 1);
        case 5, 6 -> be16(bytes, encoding + 1) & 0x3fff; // the top bits are a counter-reset mark
        case (byte) 0xff -> aggregated(bytes, encoding + 1); // Thanos
        default -> -1;
      };
    }

    /// A downsampled chunk: uvarint length, encoding and data of the count aggregate come first.
    private long aggregated(byte[] bytes, int at) {
      int from = at;
      while (bytes[from] < 0 && from < at + 10) {
        from++;
      }
      return bytes[at] == 0 ? 0 : be16(bytes, from + 2);
    }

    private static int be16(byte[] bytes, int at) {
      return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
  }
}
