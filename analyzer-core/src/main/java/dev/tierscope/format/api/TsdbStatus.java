package dev.tierscope.format.api;

import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Count;
import java.util.List;
import java.util.Optional;

/// What `/api/v1/status/tsdb` says about the head of a server (Prometheus `web/api/v1/api.go`).
///
/// @param head totals; servers before 2.14 did not send them
/// @param seriesByMetric series of each metric name, most first
/// @param valuesByLabel distinct values of each label name, most first
/// @param bytesByLabel memory of the values of each label name; what is counted differs by release
/// @param seriesByPair series of each `name=value`, most first
public record TsdbStatus(
    Optional<HeadStats> head,
    TopList seriesByMetric,
    TopList valuesByLabel,
    TopList bytesByLabel,
    TopList seriesByPair) {
  /// @param series live series
  /// @param labelPairs distinct `name=value`; absent in old releases
  /// @param minTime milliseconds since 1970 UTC
  /// @param maxTime milliseconds since 1970 UTC
  public record HeadStats(
      Count series,
      Optional<Count> labelPairs,
      Optional<Count> chunks,
      long minTime,
      long maxTime) {}

  /// @param items names with their numbers, largest first
  /// @param accuracy exact if the list is known to hold everything
  public record TopList(List<Item> items, Accuracy accuracy) {
    public TopList {
      items = List.copyOf(items);
    }

    /// Sum of the numbers listed.
    public Count sum() {
      return new Count(items.stream().mapToLong(Item::value).sum(), accuracy);
    }
  }

  /// One entry of a list.
  public record Item(String name, long value) {}

  /// Puts an answer together and finds out which lists are complete: the totals tell.
  static TsdbStatus of(
      Optional<HeadStats> head,
      List<Item> metrics,
      List<Item> values,
      List<Item> bytes,
      List<Item> pairs) {
    long series = head.map(h -> h.series().value()).orElse(-1L);
    long labelPairs = head.flatMap(HeadStats::labelPairs).map(Count::value).orElse(-1L);
    boolean allLabels = sum(values) == labelPairs;
    return new TsdbStatus(
        head,
        list(metrics, sum(metrics) == series),
        list(values, allLabels),
        list(bytes, allLabels && bytes.size() == values.size()),
        list(pairs, pairs.size() == labelPairs));
  }

  private static TopList list(List<Item> items, boolean complete) {
    return new TopList(
        items,
        complete
            ? Accuracy.EXACT
            : new Accuracy.AtLeast("the answer lists only the top " + items.size()));
  }

  private static long sum(List<Item> items) {
    return items.stream().mapToLong(Item::value).sum();
  }
}
