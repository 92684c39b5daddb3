package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Metric groups by name; below each its labels.
public final class GroupLevel implements Level {
  private static final int GONE_BITS = 40;

  private final List<GroupCost> groups;
  private final long whole;

  GroupLevel(List<GroupCost> groups, long whole) {
    this.groups = groups;
    this.whole = whole;
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

  /// The node of a metric group, if there is one. Cost: a binary search.
  OptionalInt find(String name) {
    int low = 0;
    int high = groups.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = groups.get(middle).name().compareTo(name);
      if (order == 0) {
        return OptionalInt.of(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public Kind kind(int node) {
    return Kind.GROUP;
  }

  @Override
  public long series(int node) {
    return groups.get(node).series();
  }

  @Override
  public Optional<Tier> tier(int node) {
    return Optional.of(groups.get(node).tier());
  }

  @Override
  public long distinct(int node) {
    return groups.get(node).labels().size();
  }

  @Override
  public String distinctUnit() {
    return "labels";
  }

  @Override
  public long retained(int node) {
    return groups.get(node).costliestLabel().map(LabelUse::retained).orElse(series(node));
  }

  @Override
  public String retainedWithout(int node) {
    return groups.get(node).costliestLabel().map(LabelUse::name).orElse("");
  }

  /// Groups show the share that would go, not how many series. Among equal shares the group comes
  /// first in which more would go.
  @Override
  public long key(Column column, int node) {
    if (column != Column.WITHOUT) {
      return Level.super.key(column, node);
    }
    long share = Math.round(1000 * Numbers.roundedPercent(saved(node)));
    long gone = series(node) - retained(node);
    return share << GONE_BITS | Math.min(gone, (1L << GONE_BITS) - 1);
  }

  @Override
  public long bytes(int node) {
    return groups.get(node).bytes();
  }

  @Override
  public long born(int node) {
    return groups.get(node).born();
  }

  @Override
  public String remark(int node) {
    return groups.get(node).kind();
  }

  @Override
  public boolean hasChildren(int node) {
    return !groups.get(node).labels().isEmpty();
  }

  @Override
  public Level children(int node, Progress progress) {
    return LabelLevel.of(groups.get(node));
  }

  @Override
  public Optional<GroupCost> group(int node) {
    return Optional.of(groups.get(node));
  }

  @Override
  public String selector(int node) {
    return Selectors.of(Selectors.group(groups.get(node)));
  }
}
