package dev.tierscope.format.damage;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tierscope.format.api.SavedAnswer;
import dev.tierscope.format.file.ArchiveLimits;
import dev.tierscope.format.file.Archives;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.file.MemoryFolder;
import dev.tierscope.format.text.Exposition;
import dev.tierscope.format.tsdb.Tombstones;
import dev.tierscope.format.tsdb.chunk.AggregateChunk;
import dev.tierscope.format.tsdb.chunk.AggregateChunk.Aggregate;
import dev.tierscope.format.tsdb.chunk.Chunk;
import dev.tierscope.format.tsdb.chunk.ChunkEncoding;
import dev.tierscope.format.tsdb.chunk.ChunkSamples;
import dev.tierscope.format.tsdb.chunk.ChunkSegments;
import dev.tierscope.format.tsdb.chunk.ChunkStatisticsBuilder;
import dev.tierscope.format.tsdb.head.Head;
import dev.tierscope.format.tsdb.head.HeadSeries;
import dev.tierscope.format.tsdb.wal.LogWriter;
import dev.tierscope.format.tsdb.wal.LogWriter.Fields;
import dev.tierscope.format.tsdb.wal.LogWriter.Packing;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.task.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The readers under test, each with a sound input to damage.
enum Reader {
  SEGMENT_OF_LOG {
    @Override
    byte[] sound() {
      return new LogWriter()
          .record(seriesRecord())
          .record(samplesRecord(), Packing.SNAPPY)
          .record(samplesRecord(), Packing.ZSTD)
          .bytes();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      head(Map.of("wal/00000000", bytes));
    }
  },
  SERIES_RECORD {
    @Override
    byte[] sound() {
      return seriesRecord();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      head(Map.of("wal/00000000", new LogWriter().record(bytes).bytes()));
    }
  },
  SAMPLES_RECORD {
    @Override
    byte[] sound() {
      return samplesRecord();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      byte[] log = new LogWriter().record(seriesRecord()).record(bytes).bytes();
      head(Map.of("wal/00000000", log, "wbl/00000000", log));
    }
  },
  HISTOGRAM_RECORD {
    @Override
    byte[] sound() {
      return new Fields()
          .u8(7)
          .be64(1)
          .be64(1000)
          .varint(0)
          .varint(0)
          .u8(0)
          .varint(-53)
          .be64(0)
          .uvarint(3)
          .uvarint(4)
          .be64(0)
          .uvarint(1)
          .varint(0)
          .uvarint(2)
          .uvarint(0)
          .uvarint(2)
          .varint(1)
          .varint(-1)
          .uvarint(0)
          .uvarint(1)
          .be64(17)
          .bytes();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      head(Map.of("wal/00000000", new LogWriter().record(bytes).bytes()));
    }
  },
  SNAPPY_BLOCK {
    @Override
    byte[] sound() {
      return HexFormat.of().parseHex("0c04616219021902");
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      packed(bytes, 8);
    }
  },
  ZSTD_FRAME {
    @Override
    byte[] sound() {
      byte[] log = new LogWriter().record(seriesRecord(), Packing.ZSTD).bytes();
      return Arrays.copyOfRange(log, 7, log.length);
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      packed(bytes, 16);
    }
  },
  MEMORY_SNAPSHOT {
    @Override
    byte[] sound() {
      return new Fields()
          .u8(1)
          .series(1, "__name__", "up")
          .be64(0)
          .uvarint(1)
          .be64(5)
          .be64(9)
          .u8(1)
          .bytes();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      byte[] log = new LogWriter().record(bytes).bytes();
      head(Map.of("chunk_snapshot.000000.0000000000/00000000", log));
    }
  },
  HEAD_CHUNKS {
    @Override
    byte[] sound() {
      return headChunks(HEAD_CHUNK.sound());
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      head(Map.of("chunks_head/000001", bytes));
    }
  },
  /// One chunk of any content in a file of `chunks_head` whose length and checksum are right.
  HEAD_CHUNK {
    @Override
    byte[] sound() {
      return new Fields().be64(1).be64(5).be64(9).u8(1).raw(XOR.sound()).bytes();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      head(Map.of("chunks_head/000001", headChunks(bytes)));
    }
  },
  CHUNK_SEGMENT {
    @Override
    byte[] sound() {
      byte[] data = XOR.sound();
      byte[] chunk = new Fields().uvarint(data.length).u8(1).raw(data).bytes();
      return new Fields()
          .raw(HexFormat.of().parseHex("85bd40dd01000000"))
          .raw(withChecksum(chunk, 1))
          .raw(withChecksum(chunk, 1))
          .bytes();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      try (Folder folder = new MemoryFolder(Map.of("chunks/000001", bytes))) {
        ChunkSegments segments = ChunkSegments.open(folder, "");
        ChunkStatisticsBuilder statistics = new ChunkStatisticsBuilder(segments);
        for (long ref = 0; ref < 64; ref++) {
          statistics.add(ref);
          try {
            decode(segments.chunk(ref));
          } catch (AnalyzerException e) {
            said(e);
            said(new AnalyzerException(segments.whyUnknown(ref)));
          }
        }
        statistics.build().fullness();
      }
    }
  },
  XOR {
    @Override
    byte[] sound() {
      return HexFormat.of().parseHex("000482ee85bdc06840ab740000000000d00fe037a83428");
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      AnalyzerException last = null;
      for (ChunkEncoding encoding : ChunkEncoding.values()) {
        try {
          decode(new Chunk(encoding, MemorySegment.ofArray(bytes), "chunk", 0));
        } catch (AnalyzerException e) {
          last = e;
        }
      }
      if (last != null) {
        throw last;
      }
    }
  },
  TOMBSTONES {
    @Override
    byte[] sound() {
      return tombstones(TOMBSTONE_ENTRIES.sound());
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      try (Folder folder = new MemoryFolder(Map.of("tombstones", bytes))) {
        Tombstones.read(folder, "");
      }
    }
  },
  /// Any entries in a file of tombstones whose checksum is right.
  TOMBSTONE_ENTRIES {
    @Override
    byte[] sound() {
      return new Fields().uvarint(5).varint(100).varint(200).bytes();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      TOMBSTONES.read(tombstones(bytes));
    }
  },
  TAR {
    @Override
    byte[] sound() {
      return tar();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      archive(bytes);
    }
  },
  TAR_GZIP {
    @Override
    byte[] sound() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(tar());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      archive(bytes);
    }
  },
  ZIP {
    @Override
    byte[] sound() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("a/index"));
        zip.write(new byte[100]);
        zip.closeEntry();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      archive(bytes);
    }
  },
  EXPOSITION {
    @Override
    byte[] sound() {
      return """
      # TYPE a counter
      a{b="c",d="e\\n"} 1 2 # {x="y"} 3 4
      {"q.r","s"="t"} NaN
      # EOF
      """
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      Exposition.read(new ByteArrayInputStream(bytes), "metrics", Progress.NONE);
    }
  },
  SERIES_ANSWER {
    @Override
    byte[] sound() {
      return "{\"status\":\"success\",\"data\":[{\"__name__\":\"up\",\"a\":\"b\"},{\"c\":\"d\"}]}"
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      SavedAnswer.read(new ByteArrayInputStream(bytes), "answer", Progress.NONE);
    }
  },
  STATUS_ANSWER {
    @Override
    byte[] sound() {
      return ("{\"status\":\"success\",\"data\":{\"headStats\":{\"numSeries\":3,\"numLabelPairs\":4},"
              + "\"seriesCountByMetricName\":[{\"name\":\"a\",\"value\":2}]}}")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void read(byte[] bytes) throws AnalyzerException {
      SavedAnswer.read(new ByteArrayInputStream(bytes), "answer", Progress.NONE);
    }
  };

  /// A sound input.
  abstract byte[] sound();

  /// Reads any input; the only failure allowed is an [AnalyzerException].
  abstract void read(byte[] bytes) throws AnalyzerException;

  /// Reads any input, and fails if it is neither read nor refused with a reason.
  final void readOrRefuse(byte[] bytes) {
    try {
      read(bytes);
    } catch (AnalyzerException e) {
      said(e);
    }
  }

  /// A reader that refuses must say why.
  static void said(AnalyzerException e) {
    assertFalse(e.problem().what().isEmpty(), "an empty problem");
    assertFalse(e.problem().fix().isEmpty(), "no fix");
  }

  private static byte[] seriesRecord() {
    return new Fields()
        .u8(1)
        .series(1, "__name__", "up", "job", "a")
        .series(2, "__name__", "up", "job", "b")
        .bytes();
  }

  private static byte[] samplesRecord() {
    return new Fields()
        .u8(2)
        .be64(1)
        .be64(1000)
        .varint(0)
        .varint(0)
        .be64(0)
        .varint(1)
        .varint(5)
        .be64(0)
        .bytes();
  }

  /// A file of one chunk: series, times and encoding first, then its data, whose length goes
  /// between.
  private static byte[] headChunks(byte[] chunk) {
    int data = Math.min(25, chunk.length);
    byte[] stored =
        new Fields()
            .raw(Arrays.copyOf(chunk, data))
            .uvarint(chunk.length - data)
            .raw(Arrays.copyOfRange(chunk, data, chunk.length))
            .bytes();
    return new Fields()
        .raw(HexFormat.of().parseHex("0130bc9101000000"))
        .raw(withChecksum(stored, 0))
        .raw(new byte[40])
        .bytes();
  }

  private static byte[] tombstones(byte[] entries) {
    return new Fields()
        .raw(HexFormat.of().parseHex("0130ba3001"))
        .raw(withChecksum(entries, 0))
        .bytes();
  }

  private static byte[] withChecksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    byte[] stored = new Fields().be64(crc.getValue()).bytes();
    return new Fields().raw(bytes).raw(Arrays.copyOfRange(stored, 4, 8)).bytes();
  }

  private static void packed(byte[] bytes, int flag) throws AnalyzerException {
    if (bytes.length > 30000) {
      return; // more than one fragment; the flag counts in the last one
    }
    byte[] log = new LogWriter().record(bytes).bytes();
    log[0] |= (byte) flag;
    head(Map.of("wal/00000000", log));
  }

  private static void head(Map<String, byte[]> files) throws AnalyzerException {
    try (Folder folder = new MemoryFolder(files)) {
      HeadSeries head = Head.read(folder, "", Long.MIN_VALUE, TimeRange.ALL, Progress.NONE);
      SeriesTableBuilder builder = new SeriesTableBuilder(head.symbols(), HeadSeries.WEIGHTS);
      head.addTo(builder, IntStream.range(0, head.symbols().size()).toArray());
      builder.build(Duplicates.IMPOSSIBLE, Progress.NONE);
    }
  }

  private static void decode(Chunk chunk) throws AnalyzerException {
    if (chunk.encoding() != ChunkEncoding.THANOS_AGGREGATE) {
      for (ChunkSamples samples = chunk.decode(); samples.next(); ) {
        if (chunk.encoding().isHistogram()) {
          samples.histogram();
        }
      }
      return;
    }
    AggregateChunk all = AggregateChunk.of(chunk);
    for (Aggregate aggregate : Aggregate.values()) {
      Optional<Chunk> part = all.part(aggregate);
      if (part.isPresent()) {
        decode(part.get());
      }
    }
  }

  private static byte[] tar() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry("a/index");
      entry.setSize(100);
      tar.putArchiveEntry(entry);
      tar.write(new byte[100]);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void archive(byte[] bytes) throws AnalyzerException {
    Path file = null;
    try {
      file = Files.createTempFile("damaged", ".bin");
      Files.write(file, bytes);
      ArchiveLimits limits = new ArchiveLimits(1 << 20, 200, 1000);
      try (Folder folder = Archives.open(file, _ -> true, limits, Progress.NONE)) {
        for (String path : folder.files("")) {
          folder.map(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (file != null) {
        file.toFile().delete();
      }
    }
  }
}
