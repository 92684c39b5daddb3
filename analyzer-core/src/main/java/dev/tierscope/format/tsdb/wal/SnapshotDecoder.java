package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;

/// Decodes the records of a memory snapshot, `chunk_snapshot.*` (Prometheus
/// `tsdb/docs/format/memory_snapshot.md`, `tsdb/head_wal.go`): the framing of a log, record types
/// of their own.
///
/// ```
/// u8 1 | be64 ref | labels | be64 unused | uvarint 0 or 1: has a chunk
///      if 1: be64 mint | be64 maxt | u8 encoding | uvarint n | n bytes | last sample (not needed)
/// u8 2 tombstones, u8 3 exemplars: skipped
/// ```
public final class SnapshotDecoder {
  /// Takes the series of a snapshot.
  @FunctionalInterface
  public interface Series {
    /// @param first time of the first sample of the open chunk; behind `last` if it has none
    void series(long ref, RawLabels labels, long first, long last) throws AnalyzerException;
  }

  private final Series visitor;
  private final RawLabels labels = new RawLabels();

  public SnapshotDecoder(Series visitor) {
    this.visitor = visitor;
  }

  /// Decodes one record.
  ///
  /// @throws CorruptFile if its parts do not fit into it
  public void decode(RecordCursor in) throws AnalyzerException {
    if (!in.hasMore() || in.u8("type") != 1) {
      return;
    }
    long ref = in.be64("series ref");
    labels.read(in);
    in.skip(8, "chunk range");
    if (in.uvarint("open chunk") == 0) {
      visitor.series(ref, labels, Long.MAX_VALUE, Long.MIN_VALUE);
      return;
    }
    long first = in.be64("first time");
    visitor.series(ref, labels, first, in.be64("last time"));
  }
}
