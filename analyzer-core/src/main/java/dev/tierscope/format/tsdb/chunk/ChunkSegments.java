package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.tsdb.chunk.NumberedFiles.NumberedFile;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
/// A chunk ref is the position of the segment, from 0, in the upper 32 bits, and the offset of the
/// chunk in the lower ones. Layout: Prometheus `tsdb/chunks/chunks.go`. The position is that in the
/// sorted list of files; the number in a file's name is one more, so a missing file is noticed and
/// keeps its position.
///
/// A segment that cannot be used keeps its position too, so that refs into the others are right;
/// what is wrong with it is in [#problems]. Usable from several threads while the folder is open.
public final class ChunkSegments {
  private static final long MAGIC = 0x85bd40ddL;
  private static final int HEADER = 8;
  private static final int MAX = Integer.MAX_VALUE;
  private static final int SMALLEST_CHUNK = 1 + 1 + 4;

  /// A file whose number is further than this behind that of the file before is out of line by its
  /// name; nothing is taken to be missing between them.
  private static final int LARGEST_GAP = 1 << 16;

  private static final String FIX =
      "Copy the block again from a healthy source; its series are counted without the chunks.";

  /// @param bytes empty if the file cannot be used
  /// @param problem why not
  private record Segment(String file, MemorySegment bytes, Optional<Problem> problem) {
    static Segment unusable(String file, Problem problem) {
      return new Segment(file, MemorySegment.ofArray(new byte[0]), Optional.of(problem));
    }
  }

  private final String directory;
  private final List<Segment> segments;
  private final long fileBytes;
  private final List<Problem> problems;

  private ChunkSegments(
      String directory, List<Segment> segments, long fileBytes, List<Problem> problems) {
    this.directory = directory;
    this.segments = segments;
    this.fileBytes = fileBytes;
    this.problems = problems;
  }

  /// Opens the segments of a block and checks their headers. Cost: one page of each file.
  ///
  /// @param block path of the block inside the folder with a `/` at its end, or "" if the folder is
  ///   the block
  public static ChunkSegments open(Folder folder, String block) {
    String directory = block + "chunks";
    List<Segment> segments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    long bytes = 0;
    for (NumberedFile file : NumberedFiles.list(folder, directory)) {
      int missing = file.number() - 1 - segments.size();
      if (missing > 0 && missing <= LARGEST_GAP) {
        Segment gap = missing(folder, directory, segments.size() + 1, file.number() - 1);
        gap.problem.ifPresent(problems::add);
        while (segments.size() < file.number() - 1) {
          segments.add(gap);
        }
      }
      Segment segment = segment(folder, file.path());
      segment.problem.ifPresent(problems::add);
      segments.add(segment);
      bytes += size(folder, file.path());
    }
    return new ChunkSegments(
        folder.where(directory), List.copyOf(segments), bytes, List.copyOf(problems));
  }

  private static Segment missing(Folder folder, String directory, int first, int last) {
    String from = folder.where("%s/%06d".formatted(directory, first));
    String what =
        first == last
            ? "the chunk file is missing, the one behind it is there"
            : "the chunk files to %06d are missing, the one behind them is there".formatted(last);
    return Segment.unusable(from, new Problem(what, from, FIX));
  }

  private static Segment segment(Folder folder, String path) {
    String file = folder.where(path);
    try {
      MemorySegment bytes = folder.map(path);
      FileHeader.check(bytes, file, MAGIC, "chunk segment", FIX);
      return new Segment(file, bytes, Optional.empty());
    } catch (AnalyzerException e) {
      return Segment.unusable(file, e.problem());
    }
  }

  private static long size(Folder folder, String path) {
    try {
      return folder.size(path);
    } catch (AnalyzerException e) {
      return 0; // told as the problem of its segment
    }
  }

  /// Number of positions that a chunk ref may name: the files and the gaps between them.
  public int segments() {
    return segments.size();
  }

  /// Bytes of all files, also of those that cannot be used.
  public long fileBytes() {
    return fileBytes;
  }

  /// The bytes of the segment at a position; none if it cannot be used.
  public MemorySegment bytes(int position) {
    return segments.get(position).bytes;
  }

  /// What is wrong with segments that are missing or cannot be used at all.
  public List<Problem> problems() {
    return problems;
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
          at < HEADER ? "behind the header" : "at least " + SMALLEST_CHUNK + " bytes",
          at < HEADER ? "within it" : Noun.counted(Math.max(0, left), "byte") + " before the end");
    }
    long length = 0;
    for (int i = 0; i < 5 && i < left; i++) {
      int b = BigEndian.uint8(bytes, at + i);
      length |= (b & 0x7fL) << (7 * i);
      if (b < 0x80) {
        long most = Math.min(left - i - SMALLEST_CHUNK, MAX);
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

  /// Number of samples of the chunk at a ref, without decoding it and without its checksum; -1 if
  /// its encoding is unknown or its header torn. Cost: one random read.
  ///
  /// @throws AnalyzerException if the ref leads nowhere
  public int samples(long ref) throws AnalyzerException {
    Segment segment = segment(ref);
    long at = ref & 0xffffffffL;
    long place = place(segment, at);
    long data = at + (place & 0xff) + 1;
    int length = (int) (place >>> 8);
    ChunkEncoding encoding = ChunkEncoding.of(segment.bytes.get(ValueLayout.JAVA_BYTE, data - 1));
    if (encoding.headerBytes() > 0 && length >= encoding.headerBytes()) {
      int high = segment.bytes.get(ValueLayout.JAVA_BYTE, data) & 0xff;
      int low = segment.bytes.get(ValueLayout.JAVA_BYTE, data + 1) & 0xff;
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

  /// Why the samples of a chunk cannot be counted.
  public Problem whyUnknown(long ref) {
    try {
      Chunk chunk = chunk(ref);
      if (chunk.encoding() == ChunkEncoding.UNKNOWN) {
        Segment segment = segment(ref);
        long at = chunk.offset() - 1;
        int code = segment.bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
        return corrupt(segment, at, "chunk encoding", "1 to 6, or 255", "" + code).problem();
      }
      chunk.samples();
      return new Problem("the file has changed while it was read", directory, FIX);
    } catch (AnalyzerException e) {
      return e.problem();
    }
  }

  /// Bytes of the chunk at a ref in its file, with length, encoding and checksum.
  ///
  /// @throws AnalyzerException if the ref leads nowhere
  public long storedBytes(long ref) throws AnalyzerException {
    long place = place(segment(ref), ref & 0xffffffffL);
    return (place & 0xff) + 1 + (place >>> 8) + 4;
  }

  /// Whether there is a chunk at a ref and its checksum is right.
  public boolean isSound(long ref) {
    try {
      chunk(ref);
      return true;
    } catch (AnalyzerException e) {
      return false;
    }
  }

  /// The chunk at a ref, its checksum compared.
  ///
  /// @throws AnalyzerException if the ref leads nowhere or the checksum is wrong
  public Chunk chunk(long ref) throws AnalyzerException {
    Segment segment = segment(ref);
    long at = ref & 0xffffffffL;
    long place = place(segment, at);
    long data = at + (place & 0xff) + 1;
    int length = (int) (place >>> 8);
    int stored = BigEndian.int32(segment.bytes, data + length);
    int actual = Cursor.crc32c(segment.bytes, data - 1, length + 1L);
    if (stored != actual) {
      throw corrupt(
          segment,
          data - 1,
          "chunk checksum",
          "0x%08x".formatted(actual),
          "0x%08x".formatted(stored));
    }
    int code = segment.bytes.get(ValueLayout.JAVA_BYTE, data - 1);
    return chunk(segment, ChunkEncoding.of(code), data, length);
  }

  private static Chunk chunk(Segment segment, ChunkEncoding encoding, long data, int length) {
    return new Chunk(encoding, segment.bytes.asSlice(data, length), segment.file, data);
  }

  private Segment segment(long ref) throws AnalyzerException {
    long position = ref >>> 32;
    if (position >= segments.size()) {
      throw new AnalyzerException(
          new Problem(
              segments.isEmpty()
                  ? "there is no chunk file, expected 000001"
                  : "a chunk lies in file %06d, expected one of %s"
                      .formatted(position + 1, Noun.counted(segments.size(), "file")),
              directory,
              FIX));
    }
    Segment segment = segments.get((int) position);
    if (segment.problem.isPresent()) {
      throw new AnalyzerException(segment.problem.get());
    }
    return segment;
  }

  private static CorruptFile corrupt(
      Segment segment, long at, String part, String expected, String found) {
    return new CorruptFile(segment.file, at, part, expected, found, FIX);
  }
}
