package dev.tierscope.app.population;

import dev.tierscope.analysis.Families;
import dev.tierscope.analysis.MetricGroup;
import dev.tierscope.model.Tier;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.table.Symbols;
import java.util.List;
import java.util.Optional;

/// One metric group and what each of its labels costs.
///
/// @param group what the analysis says of it
/// @param members the groups of the series table that make it up
/// @param symbols the strings of that table
/// @param labels the one that saves most first
/// @param born number of series that began later than the data, -1 if times are unknown
public record GroupCost(
    MetricGroup group,
    List<SeriesGroup> members,
    Symbols symbols,
    List<LabelUse> labels,
    long born) {
  public String name() {
    return group.name();
  }

  /// What stands for the name on screen.
  public String title() {
    return title(name());
  }

  /// What stands for the name of a group on screen, which may be empty.
  public static String title(String name) {
    return name.isEmpty() ? "(no metric name)" : name;
  }

  public long series() {
    return group.series();
  }

  public Tier tier() {
    return group.tier();
  }

  /// Bytes on disk, -1 if unknown.
  public long bytes() {
    return group.bytes() > 0 ? group.bytes() : -1;
  }

  /// "hist" or "summary" for a family of several metrics, else empty.
  public String kind() {
    return switch (group.kind()) {
      case Families.Kind.HISTOGRAM -> "hist";
      case Families.Kind.SUMMARY -> "summary";
      case Families.Kind.SINGLE -> "";
    };
  }

  /// Whether it is known what labels the group has.
  public boolean knowsLabels() {
    return !members.isEmpty();
  }

  /// The label without which most series would go, if any would.
  public Optional<LabelUse> costliestLabel() {
    return labels.stream().findFirst().filter(label -> label.retained() < series());
  }
}
