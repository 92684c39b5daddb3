package dev.tierscope.format.tsdb.wal;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import java.util.EnumMap;
import java.util.Map;

/// Decodes the records of WAL, WBL and checkpoints (Prometheus `tsdb/record/record.go`).
///
/// ```
/// u8 type, then
///  1 series          (be64 ref | labels)*
///  2 samples         be64 ref, t of the first | (varint dref, varint dt | be64 value)*
///  3 tombstones      (be64 ref | varint mint | varint maxt)*
///  4 exemplars       as 2, labels behind each value
///  5 m-map markers   (be64 ref | be64 position)*
///  6 metadata        (uvarint ref | u8 type | uvarint n | n x (string name, string value))*
///  7, 9 histograms, 8, 10 float histograms    as 2, a histogram instead of the value
/// 11 samples with start times    varint ref, t, start | be64 value |
///                                (varint ref - ref before | varint t - first t | mark | be64 value)*
/// 12, 13 (float) histograms with start times   as 11, a histogram instead of the value
/// mark: u8 0 no start time | 1 as before | other: varint follows
/// ```
///
/// `dref` and `dt` are relative to the first sample of the record. Records of other types are
/// counted and skipped, as Prometheus does. Serves one thread.
public final class RecordDecoder {
  /// What a record is about.
  public enum Kind {
    SERIES,
    SAMPLES,
    TOMBSTONES,
    EXEMPLARS,
    MARKERS,
    METADATA,
    HISTOGRAMS,
    UNKNOWN
  }

  private final LogVisitor visitor;
  private final RawLabels labels = new RawLabels();
  private final Map<Kind, Long> records = new EnumMap<>(Kind.class);

  public RecordDecoder(LogVisitor visitor) {
    this.visitor = visitor;
  }

  /// How many records of a kind were decoded.
  public long records(Kind kind) {
    return records.getOrDefault(kind, 0L);
  }

  /// Decodes one record.
  ///
  /// @throws CorruptFile if its parts do not fit into it
  /// @throws AnalyzerException if the visitor gives up
  public void decode(RecordCursor in) throws AnalyzerException {
    if (!in.hasMore()) {
      return;
    }
    int type = in.u8("type");
    Kind kind = kind(type);
    records.merge(kind, 1L, Long::sum);
    switch (type) {
      case 1 -> series(in);
      case 2 -> samples(in, type);
      case 3 -> tombstones(in);
      case 4, 7, 8, 9, 10 -> samples(in, type);
      case 5 -> markers(in);
      case 6 -> metadata(in);
      case 11, 12, 13 -> samplesWithStart(in, type);
      default -> {} // from a newer release
    }
  }

  private static Kind kind(int type) {
    return switch (type) {
      case 1 -> Kind.SERIES;
      case 2, 11 -> Kind.SAMPLES;
      case 3 -> Kind.TOMBSTONES;
      case 4 -> Kind.EXEMPLARS;
      case 5 -> Kind.MARKERS;
      case 6 -> Kind.METADATA;
      case 7, 8, 9, 10, 12, 13 -> Kind.HISTOGRAMS;
      default -> Kind.UNKNOWN;
    };
  }

  private void series(RecordCursor in) throws AnalyzerException {
    while (in.hasMore()) {
      long ref = in.be64("series ref");
      labels.read(in);
      visitor.series(ref, labels);
    }
  }

  private void samples(RecordCursor in, int type) throws CorruptFile {
    if (!in.hasMore()) {
      return;
    }
    long firstRef = in.be64("first series ref");
    long firstTime = in.be64("first time");
    while (in.hasMore()) {
      long ref = firstRef + in.varint("series ref");
      long time = firstTime + in.varint("time");
      if (type == 2) {
        in.skip(8, "value");
        visitor.sample(ref, time);
      } else if (type == 4) {
        in.skip(8, "value");
        labels.read(in);
        visitor.exemplar(ref, time);
      } else {
        histogram(in, type);
        visitor.sample(ref, time);
      }
    }
  }

  private void samplesWithStart(RecordCursor in, int type) throws CorruptFile {
    if (!in.hasMore()) {
      return;
    }
    long ref = in.varint("first series ref");
    long firstTime = in.varint("first time");
    in.varint("first start time");
    value(in, type);
    visitor.sample(ref, firstTime);
    while (in.hasMore()) {
      ref += in.varint("series ref");
      long time = firstTime + in.varint("time");
      if (in.u8("start time mark") > 1) {
        in.varint("start time");
      }
      value(in, type);
      visitor.sample(ref, time);
    }
  }

  private static void value(RecordCursor in, int type) throws CorruptFile {
    if (type == 11) {
      in.skip(8, "value");
    } else {
      histogram(in, type);
    }
  }

  /// Skips a native histogram: u8 counter-reset hint | varint schema | be64 zero threshold | zero
  /// count | count | be64 sum | positive spans | negative spans | positive buckets | negative
  /// buckets | if schema = -53 bounds. Counts are uvarint and buckets varint in integer histograms,
  /// be64 in float ones.
  static void histogram(RecordCursor in, int type) throws CorruptFile {
    boolean floats = type == 8 || type == 10 || type == 13;
    in.skip(1, "counter reset hint");
    long schema = in.varint("schema");
    in.skip(8, "zero threshold");
    if (floats) {
      in.skip(16, "zero count and count");
    } else {
      in.uvarint("zero count");
      in.uvarint("count");
    }
    in.skip(8, "sum");
    for (int side = 0; side < 2; side++) {
      for (int n = in.count(2, "bucket spans"); n > 0; n--) {
        in.varint("span offset");
        in.uvarint("span length");
      }
    }
    for (int side = 0; side < 2; side++) {
      buckets(in, floats);
    }
    if (schema == -53) {
      in.skip(8L * in.count(8, "custom bounds"), "custom bounds");
    }
  }

  private static void buckets(RecordCursor in, boolean floats) throws CorruptFile {
    int n = in.count(floats ? 8 : 1, "buckets");
    if (floats) {
      in.skip(8L * n, "buckets");
      return;
    }
    for (; n > 0; n--) {
      in.varint("bucket");
    }
  }

  private void tombstones(RecordCursor in) throws CorruptFile {
    while (in.hasMore()) {
      long ref = in.be64("series ref");
      long first = in.varint("first time");
      visitor.tombstone(ref, first, in.varint("last time"));
    }
  }

  private void markers(RecordCursor in) throws CorruptFile {
    while (in.hasMore()) {
      long ref = in.be64("series ref");
      visitor.mapped(ref, in.be64("head chunk position"));
    }
  }

  private void metadata(RecordCursor in) throws CorruptFile {
    while (in.hasMore()) {
      long ref = in.uvarint("series ref");
      int type = in.u8("metric type");
      for (int n = in.count(2, "metadata fields"); n > 0; n--) {
        in.skip(in.count(1, "field name"), "field name");
        in.skip(in.count(1, "field value"), "field value");
      }
      visitor.metadata(ref, type);
    }
  }
}
