package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The chunk segment files of one block, `chunks/000001` and so on.
///
/// ```
/// be32 0x85bd40dd | u8 1 | 3 zero bytes | chunks, back to back
/// chunk:   uvarint n | u8 encoding | n bytes data | be32 CRC-32C of encoding and data
/// ```
///
/// A chunk ref is the position of the segment in the sorted list of files, from 0, in the upper 32
/// bits, and the offset of the chunk in the lower ones. Layout: Prometheus `tsdb/chunks/chunks.go`.
///
/// A segment that cannot be used stays in its position, so that refs into the others are right;
/// what is wrong with it is in [#problems]. Usable from several threads while the folder is open.
public final class ChunkSegments {
  private static final ValueLayout.OfInt BE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final long MAGIC = 0x85bd40ddL;
  private static final int HEADER = 8;
  private static final int MAX = Integer.MAX_VALUE;
  private static final int SMALLEST_CHUNK = 1 + 1 + 4;
  private static final int REPORT_BYTES = 1 << 22;
  private static final String FIX =
      "Copy the block again from a healthy source; its series are counted without the chunks.";

  /// Sees the chunks of a walk one by one.
  @FunctionalInterface
  public interface Visitor {
    /// @param ref the chunk ref as the index holds it
    /// @param samples as the chunk's header says; -1 if the encoding is unknown or the header torn
    /// @param dataBytes bytes of the data
    /// @param storedBytes bytes in the file with length, encoding and checksum
    void chunk(long ref, ChunkEncoding encoding, int samples, int dataBytes, int storedBytes);
  }

  /// Whether a walk compares checksums.
  public enum Checksums {
    /// Only headers are read: a few bytes of each chunk.
    IGNORED,
    /// Every byte is read; a chunk with a wrong checksum is told as a problem and still visited.
    COMPARED
  }

  private record Segment(String file, MemorySegment bytes, Optional<Problem> problem) {}

  private final List<Segment> segments;
  private final long fileBytes;
  private final List<Problem> problems;

  private ChunkSegments(List<Segment> segments, long fileBytes, List<Problem> problems) {
    this.segments = segments;
    this.fileBytes = fileBytes;
    this.problems = problems;
  }

  /// Opens the segments of a block and checks their headers.
  ///
  /// @param block path of the block inside the folder with a `/` at its end, or "" if the folder is
  ///   the block
  /// @throws AnalyzerException if a file cannot be read; damage is no exception, see [#problems]
  public static ChunkSegments open(Folder folder, String block) throws AnalyzerException {
    String directory = block + "chunks";
    List<Segment> segments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    long bytes = 0;
    for (NumberedFiles.NumberedFile file : NumberedFiles.list(folder, directory)) {
      Segment segment = segment(folder, file.path());
      segment.problem.ifPresent(problems::add);
      segments.add(segment);
      bytes += segment.bytes.byteSize();
    }
    if (segments.isEmpty()) {
      problems.add(
          new Problem(
              "there is no chunk file, expected chunks/000001", folder.where(directory), FIX));
    }
    return new ChunkSegments(List.copyOf(segments), bytes, List.copyOf(problems));
  }

  private static Segment segment(Folder folder, String path) throws AnalyzerException {
    MemorySegment bytes = folder.map(path);
    String file = folder.where(path);
    try {
      FileHeader.check(bytes, file, MAGIC, "chunk segment", FIX);
      return new Segment(file, bytes, Optional.empty());
    } catch (CorruptFile e) {
      return new Segment(file, bytes, Optional.of(e.problem()));
    }
  }

  /// Number of segment files.
  public int segments() {
    return segments.size();
  }

  /// Bytes of all segment files.
  public long fileBytes() {
    return fileBytes;
  }

  /// Segments that are missing or cannot be used at all.
  public List<Problem> problems() {
    return problems;
  }

  /// Visits every chunk in file order. A segment whose chunks cannot be told apart any further is
  /// left at that place. Cost: two random reads a chunk without checksums.
  ///
  /// @return what was wrong, without [#problems]; at most a hundred, the last says how many more
  public List<Problem> walk(Checksums checksums, Visitor visitor, Progress progress) {
    ProblemList found = new ProblemList();
    long done = 0;
    for (int s = 0; s < segments.size(); s++) {
      Segment segment = segments.get(s);
      if (segment.problem.isEmpty()) {
        walk(s, segment, checksums, visitor, found, done, progress);
      }
      done += segment.bytes.byteSize();
    }
    progress.report("Reading chunks", done, fileBytes);
    return found.toList();
  }

  private void walk(
      int number,
      Segment segment,
      Checksums checksums,
      Visitor visitor,
      ProblemList found,
      long before,
      Progress progress) {
    MemorySegment bytes = segment.bytes;
    long size = bytes.byteSize();
    long nextReport = 0;
    long at = HEADER;
    try {
      while (at < size) {
        if (at >= nextReport) {
          progress.report("Reading chunks", before + at, fileBytes);
          nextReport = at + REPORT_BYTES;
        }
        if (bytes.get(ValueLayout.JAVA_BYTE, at) == 0 && isZero(bytes, at)) {
          return; // space that was reserved and never written
        }
        long place = place(segment, at);
        int length = (int) (place >>> 8);
        long data = at + (place & 0xff) + 1;
        ChunkEncoding encoding = ChunkEncoding.of(bytes.get(ValueLayout.JAVA_BYTE, data - 1));
        if (checksums == Checksums.COMPARED) {
          check(segment, data, length).ifPresent(found::add);
        }
        int samples = samples(segment, encoding, data, length);
        long next = data + length + 4;
        visitor.chunk(
            ((long) number << 32) | at, encoding, samples, length, (int) Math.min(next - at, MAX));
        at = next;
      }
    } catch (CorruptFile e) {
      found.add(e.problem());
    }
  }

  private static boolean isZero(MemorySegment bytes, long from) {
    for (long at = from; at < bytes.byteSize(); at++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at) != 0) {
        return false;
      }
    }
    return true;
  }

  /// The data length of the chunk at an offset, and in the low 8 bits how many bytes say it.
  private static long place(Segment segment, long at) throws CorruptFile {
    MemorySegment bytes = segment.bytes;
    long left = bytes.byteSize() - at;
    if (at < HEADER || left < SMALLEST_CHUNK) {
      throw corrupt(
          segment,
          at,
          "chunk",
          "at least " + SMALLEST_CHUNK + " bytes",
          Noun.counted(left, "byte"));
    }
    long length = 0;
    for (int i = 0; i < 5 && i < left; i++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, at + i);
      length |= (b & 0x7fL) << (7 * i);
      if (b >= 0) {
        long most = Math.min(left - i - 6, MAX);
        if (length > most) {
          throw corrupt(
              segment,
              at,
              "chunk length",
              "at most " + Noun.counted(most, "byte"),
              Noun.counted(length, "byte"));
        }
        return length << 8 | (i + 1);
      }
    }
    throw corrupt(segment, at, "chunk length", "at most five bytes", "more");
  }

  private static int samples(Segment segment, ChunkEncoding encoding, long data, int length) {
    if (encoding.headerBytes() > 0 && length >= encoding.headerBytes()) {
      MemorySegment bytes = segment.bytes;
      int high = bytes.get(ValueLayout.JAVA_BYTE, data) & 0xff;
      int low = bytes.get(ValueLayout.JAVA_BYTE, data + 1) & 0xff;
      return (high << 8 | low) & encoding.countMask();
    }
    if (encoding == ChunkEncoding.THANOS_AGGREGATE) {
      try {
        return chunk(segment, encoding, data, length).samples();
      } catch (CorruptFile e) {
        return -1;
      }
    }
    return -1;
  }

  private static Chunk chunk(Segment segment, ChunkEncoding encoding, long data, int length) {
    return new Chunk(encoding, segment.bytes.asSlice(data, length), segment.file, data);
  }

  private static Optional<Problem> check(Segment segment, long data, int length) {
    int stored = segment.bytes.get(BE32, data + length);
    int actual = Cursor.crc32c(segment.bytes, data - 1, length + 1L);
    return stored == actual
        ? Optional.empty()
        : Optional.of(
            corrupt(
                    segment,
                    data - 1,
                    "chunk checksum",
                    Integer.toHexString(stored),
                    Integer.toHexString(actual))
                .problem());
  }

  /// Number of samples of the chunk at a ref, without decoding it; -1 if its encoding is unknown or
  /// its header torn. Cost: one random read.
  ///
  /// @throws CorruptFile if the ref leads nowhere
  public int samples(long ref) throws CorruptFile {
    Segment segment = segment(ref);
    long at = ref & 0xffffffffL;
    long place = place(segment, at);
    long data = at + (place & 0xff) + 1;
    ChunkEncoding encoding = ChunkEncoding.of(segment.bytes.get(ValueLayout.JAVA_BYTE, data - 1));
    return samples(segment, encoding, data, (int) (place >>> 8));
  }

  /// Bytes of the chunk at a ref in its file, with length, encoding and checksum.
  ///
  /// @throws CorruptFile if the ref leads nowhere
  public long storedBytes(long ref) throws CorruptFile {
    long place = place(segment(ref), ref & 0xffffffffL);
    return (place & 0xff) + 1 + (place >>> 8) + 4;
  }

  /// The chunk at a ref, its checksum compared.
  ///
  /// @throws CorruptFile if the ref leads nowhere or the checksum is wrong
  public Chunk chunk(long ref) throws CorruptFile {
    Segment segment = segment(ref);
    long at = ref & 0xffffffffL;
    long place = place(segment, at);
    long data = at + (place & 0xff) + 1;
    int length = (int) (place >>> 8);
    int stored = segment.bytes.get(BE32, data + length);
    int actual = Cursor.crc32c(segment.bytes, data - 1, length + 1L);
    if (stored != actual) {
      throw corrupt(
          segment,
          data - 1,
          "chunk checksum",
          Integer.toHexString(stored),
          Integer.toHexString(actual));
    }
    int code = segment.bytes.get(ValueLayout.JAVA_BYTE, data - 1);
    return chunk(segment, ChunkEncoding.of(code), data, length);
  }

  private Segment segment(long ref) throws CorruptFile {
    long number = ref >>> 32;
    if (number >= segments.size()) {
      throw new CorruptFile(
          "chunks",
          ref & 0xffffffffL,
          "segment of a chunk ref",
          "one of " + Noun.counted(segments.size(), "file"),
          "file " + (number + 1),
          FIX);
    }
    Segment segment = segments.get((int) number);
    if (segment.problem.isPresent()) {
      throw corrupt(segment, 0, "chunk segment", "a usable file", "damaged at its start");
    }
    return segment;
  }

  private static CorruptFile corrupt(
      Segment segment, long at, String part, String expected, String found) {
    return new CorruptFile(segment.file, at, part, expected, found, FIX);
  }
}
