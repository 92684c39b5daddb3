package dev.tierscope.model;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Where a result comes from.
///
/// @param path as the user gave it
/// @param kind what it is, in words: "Prometheus data directory", "TSDB block"
/// @param range time range of all parts together
/// @param bytes size of all blocks together, empty if there is none: a head has no bytes that
///   belong to single series
/// @param parts blocks by time, then the head
/// @param notices what the reader must know about the input
public record SourceSummary(
    String path,
    String kind,
    TimeRange range,
    OptionalLong bytes,
    List<Part> parts,
    List<Notice> notices) {
  /// One part of a source, read by itself.
  ///
  /// @param name ULID of the block, or `head`
  /// @param bytes size of its files
  /// @param series number of its series, -1 if it could not be read
  public record Part(String name, TimeRange range, long bytes, long series) {
    /// Whether it is the head of a data directory, not a block.
    public boolean isHead() {
      return name.equals("head");
    }
  }

  public SourceSummary {
    parts = List.copyOf(parts);
    notices = List.copyOf(notices);
  }

  /// The same with another size, for a selection of its series.
  public SourceSummary withBytes(long newBytes) {
    return new SourceSummary(path, kind, range, OptionalLong.of(newBytes), parts, notices);
  }

  /// The same with further notices.
  public SourceSummary withNotices(List<Notice> more) {
    return new SourceSummary(
        path, kind, range, bytes, parts, Stream.concat(notices.stream(), more.stream()).toList());
  }

  /// The same with notices before the others.
  public SourceSummary withFirst(List<Notice> first) {
    return new SourceSummary(path, kind, range, bytes, parts, first).withNotices(notices);
  }

  /// Whether there are samples that no block holds, so that [#bytes] are not those of all samples.
  public boolean hasHead() {
    return parts.stream().anyMatch(p -> p.isHead() && p.series() > 0);
  }

  /// What is not as it should be, remarks left out.
  public List<Problem> problems() {
    return notices.stream()
        .filter(n -> n.severity().isProblem())
        .map(Notice::problem)
        .distinct()
        .toList();
  }

  /// Whether series are missing or may be, so that counts are lower bounds.
  public boolean isDamaged() {
    return notices.stream().anyMatch(n -> n.severity() == Notice.Severity.DAMAGE);
  }
}
