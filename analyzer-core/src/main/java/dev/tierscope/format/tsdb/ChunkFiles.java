package dev.tierscope.format.tsdb;

import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.chunk.NumberedFiles;
import dev.tierscope.format.tsdb.chunk.NumberedFiles.NumberedFile;
import dev.tierscope.model.AnalyzerException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Sizes of a block's chunk files and, on demand, the sample counts in the headers of their chunks.
///
/// Chunks lie back to back in series order, so the place of the next chunk is the end of the one
/// before: bytes need no look into the files. A place is `position of the file << 32 | offset`, the
/// position in numeric order of the file names, from 0.
///
/// ```
/// be32 0x85BD40DD | u8 1 | 3 zero bytes | chunks: uvarint n | u8 encoding | n bytes | be32 CRC-32C
/// ```
///
/// Source: Prometheus `tsdb/docs/format/chunks.md`, `tsdb/chunks/chunks.go`. `ChunkSegments` checks
/// and decodes the same files; this one is on the way to every count and reads no more than it
/// must.
final class ChunkFiles {
  private static final int SMALLEST_CHUNK = 8;
  private static final int MAGIC = 0x85BD40DD;

  private final Folder folder;
  private final List<String> files;
  private final long[] sizes;

  private ChunkFiles(Folder folder, List<String> files, long[] sizes) {
    this.folder = folder;
    this.files = files;
    this.sizes = sizes;
  }

  /// The chunk files of a block; names that are no numbers are not chunk files.
  static ChunkFiles of(Folder folder, String block) throws AnalyzerException {
    List<String> files =
        NumberedFiles.list(folder, block + "chunks").stream().map(NumberedFile::path).toList();
    long[] sizes = new long[files.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = folder.size(files.get(i));
    }
    return new ChunkFiles(folder, files, sizes);
  }

  /// Number of chunk files.
  int count() {
    return sizes.length;
  }

  /// Bytes of all chunk files.
  long bytes() {
    long sum = 0;
    for (long size : sizes) {
      sum += size;
    }
    return sum;
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
    long end = next >= 0 && next >>> 32 == file ? next & 0xffffffffL : sizes[file];
    return end - offset < SMALLEST_CHUNK || end > sizes[file] ? -1 : end - offset;
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
    private boolean sound; // the file begins as chunk files do
    private ByteWindow window = new ByteWindow(MemorySegment.ofArray(new byte[0]), 0, 0);

    /// The number of samples of a chunk, or -1 if it has no known encoding or lies in no chunk
    /// file.
    long samples(long ref) throws AnalyzerException {
      long offset = ref & 0xffffffffL;
      if (!isInFile(ref) || !isInFile(ref + SMALLEST_CHUNK)) {
        return -1;
      }
      int wanted = (int) (ref >>> 32);
      if (wanted != file) {
        MemorySegment bytes = folder.map(files.get(wanted));
        sound = bytes.get(BlockIndex.BE32, 0) == MAGIC;
        window = new ByteWindow(bytes, offset, sizes[wanted]);
        file = wanted;
      }
      if (!sound) {
        return -1; // what looks like counts in a foreign file are none
      }
      window.seek(offset);
      window.need(24);
      long length = window.uvarint();
      if (length < 2 || length > window.remaining()) {
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
