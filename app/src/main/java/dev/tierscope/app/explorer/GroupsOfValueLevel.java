package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import java.util.List;
import java.util.Optional;

/// The metric groups in which a label has a certain value, with the number of series that do.
final class GroupsOfValueLevel implements Level {
  private final List<GroupCost> groups;
  private final long[] counts;
  private final long whole;
  private final String label;
  private final String value;

  GroupsOfValueLevel(
      List<GroupCost> groups, long[] counts, long whole, String label, String value) {
    this.groups = groups;
    this.counts = counts;
    this.whole = whole;
    this.label = label;
    this.value = value;
  }

  @Override
  public long whole() {
    return whole;
  }

  @Override
  public int size() {
    return groups.size();
  }

  @Override
  public String name(int node) {
    return groups.get(node).title();
  }

  @Override
  public Kind kind(int node) {
    return Kind.GROUP;
  }

  @Override
  public long series(int node) {
    return counts[node];
  }

  @Override
  public String remark(int node) {
    return groups.get(node).kind();
  }

  @Override
  public Optional<GroupCost> group(int node) {
    return Optional.of(groups.get(node));
  }

  @Override
  public String selector(int node) {
    return Selectors.of(Selectors.group(groups.get(node)), Selectors.equal(label, value));
  }
}
