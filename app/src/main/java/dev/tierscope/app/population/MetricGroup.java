package dev.tierscope.app.population;

import dev.tierscope.model.Tier;
import dev.tierscope.table.SeriesGroup;
import java.util.List;
import java.util.Optional;

/// One metric family as the screens show it: a metric, or a classic histogram or summary with its
/// members as one.
///
/// @param kind "" for a single metric, "hist" or "summary"
/// @param members the groups of the series table that make it up
/// @param scope what it describes: "node", "pod", "custom" …
/// @param bytes of its chunks and index entries, -1 if the source does not know
/// @param labels what each label costs, the one that saves most first
public record MetricGroup(
    String name,
    String kind,
    List<SeriesGroup> members,
    long series,
    Tier tier,
    String scope,
    long bytes,
    List<LabelUse> labels) {

  /// The label without which most series would go, if any would.
  public Optional<LabelUse> costliestLabel() {
    return labels.stream().findFirst().filter(label -> label.retained() < series);
  }
}
