package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.format.file.BigEndian;
import dev.tierscope.format.file.Cursor;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The chunks of the head that were moved out of memory, `chunks_head/000001` and so on.
///
/// ```
/// be32 0x0130bc91 | u8 1 | 3 zero bytes | chunks | zeros, reserved space
/// chunk:   be64 series ref | be64 mint | be64 maxt | u8 encoding, bit 7: out of order |
///          uvarint n | n bytes data | be32 CRC-32C of all before
/// ```
///
/// Layout: Prometheus `tsdb/chunks/head_chunks.go`. Damage is no failure: what lies behind it is
/// dropped, as Prometheus does, because the WAL holds the same samples.
public final class HeadChunks {
  private static final long MAGIC = 0x0130bc91L;
  private static final int OUT_OF_ORDER = 0x80;
  private static final int SMALLEST_CHUNK = 34;

  /// Twice what a server lets a file grow to.
  private static final long LARGEST_FILE = 1L << 28;

  private static final String FIX =
      "Series and samples are counted from the write-ahead log; copy the directory again for the"
          + " number of chunks.";

  /// Sees the chunks one by one.
  @FunctionalInterface
  public interface Visitor {
    /// @param samples as the chunk's header says; -1 if the encoding is unknown
    void chunk(long seriesRef, long first, long last, boolean outOfOrder, int samples);
  }

  /// How far reading came.
  ///
  /// @param lastPosition number of the file << 32 | offset of the last chunk; -1 without any
  /// @param problems what was dropped
  public record Result(long chunks, long lastPosition, List<Problem> problems) {}

  private final String file;
  private final MemorySegment bytes;
  private final Visitor visitor;
  private long at = 8;
  private long lastOffset = -1;
  private long chunks;

  private HeadChunks(String file, MemorySegment bytes, Visitor visitor) {
    this.file = file;
    this.bytes = bytes;
    this.visitor = visitor;
  }

  /// Reads all head chunk files up to the first that is damaged or may not be read.
  ///
  /// @param directory path of `chunks_head` inside the folder
  public static Result read(Folder folder, String directory, Visitor visitor, Progress progress) {
    List<NumberedFiles.NumberedFile> files = NumberedFiles.list(folder, directory);
    List<Problem> problems = new ArrayList<>();
    long chunks = 0;
    long last = -1;
    int expected = files.isEmpty() ? 0 : files.getFirst().number();
    for (NumberedFiles.NumberedFile file : files) {
      progress.report("Reading head chunks", file.number(), files.getLast().number());
      if (file.number() != expected++) {
        problems.add(
            new Problem(
                "head chunk file " + (expected - 1) + " is missing, what follows is not used",
                folder.where(directory),
                FIX));
        break;
      }
      String where = folder.where(file.path());
      try (Arena arena = Arena.ofConfined()) {
        long size = folder.size(file.path());
        if (size > LARGEST_FILE) {
          throw new CorruptFile(
              where,
              LARGEST_FILE,
              "size of a head chunk file",
              "at most " + LARGEST_FILE,
              Long.toString(size),
              FIX);
        }
        HeadChunks reader = new HeadChunks(where, folder.read(file.path(), arena), visitor);
        try {
          reader.read();
        } catch (CorruptFile e) {
          problems.add(e.problem());
        }
        chunks += reader.chunks;
        last = reader.lastOffset < 0 ? last : ((long) file.number() << 32) | reader.lastOffset;
      } catch (AnalyzerException e) {
        problems.add(e.problem());
      }
      if (!problems.isEmpty()) {
        break;
      }
    }
    return new Result(chunks, last, List.copyOf(problems));
  }

  private void read() throws CorruptFile {
    FileHeader.check(bytes, file, MAGIC, "head chunk file", FIX);
    while (bytes.byteSize() - at >= SMALLEST_CHUNK) {
      Cursor in = new Cursor(bytes, file, at, bytes.byteSize());
      long ref = in.be64("series ref");
      long first = in.be64("first time");
      long last = in.be64("last time");
      if (ref == 0 && first == 0 && last == 0) {
        break;
      }
      int code = in.u8("chunk encoding");
      int length = in.length("chunk length");
      long data = in.position();
      in.skip(length, "chunk data");
      checkSum(in);
      ChunkEncoding encoding = ChunkEncoding.of(code & ~OUT_OF_ORDER);
      Chunk chunk = new Chunk(encoding, bytes.asSlice(data, length), file, data);
      int samples =
          encoding == ChunkEncoding.UNKNOWN || length < encoding.headerBytes()
              ? -1
              : chunk.samples();
      visitor.chunk(ref, first, last, (code & OUT_OF_ORDER) != 0, samples);
      lastOffset = at;
      chunks++;
      at = in.position();
    }
    checkReserved();
  }

  /// What lies behind the last chunk was reserved and never written.
  private void checkReserved() throws CorruptFile {
    for (long place = at; place < bytes.byteSize(); place++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, place) != 0) {
        throw new CorruptFile(
            file,
            at,
            "head chunk",
            "a whole one, or zeros to the end",
            bytes.byteSize() - at + " other bytes before the end",
            FIX);
      }
    }
  }

  private void checkSum(Cursor in) throws CorruptFile {
    long end = in.position();
    in.skip(4, "chunk checksum");
    int stored = BigEndian.int32(bytes, end);
    int actual = Cursor.crc32c(bytes, at, end - at);
    if (stored != actual) {
      throw new CorruptFile(
          file,
          at,
          "head chunk checksum",
          "0x%08x".formatted(actual),
          "0x%08x".formatted(stored),
          FIX);
    }
  }
}
