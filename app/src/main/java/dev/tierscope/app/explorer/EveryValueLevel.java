package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Tier;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesGroup;
import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.Optional;

/// The values of one label over all metrics, each classified on the same scale as a metric group;
/// below a value the metric groups that have it. A million values cost no object each.
public final class EveryValueLevel implements Level {
  private static final int STEP = 256; // groups between two reports

  private final Population population;
  private final PairCounts pairs;
  private final int label;
  private final int first;

  EveryValueLevel(Population population, PairCounts pairs, int label) {
    this.population = population;
    this.pairs = pairs;
    this.label = label;
    this.first = pairs.firstPair(label);
  }

  @Override
  public int size() {
    return pairs.endPair(label) - first;
  }

  @Override
  public String name(int node) {
    return pairs.value(first + node);
  }

  @Override
  public Kind kind(int node) {
    return Kind.VALUE;
  }

  @Override
  public long series(int node) {
    return pairs.series(first + node);
  }

  @Override
  public long whole() {
    return population.series();
  }

  @Override
  public Optional<Tier> tier(int node) {
    return Optional.of(population.scale().tier(series(node)));
  }

  @Override
  public boolean hasChildren(int node) {
    return true;
  }

  @Override
  public Level children(int node, Progress progress) {
    String name = pairs.name(label);
    String value = name(node);
    GroupCost[] groups = new GroupCost[population.groups().size()];
    long[] series = new long[groups.length];
    int found = 0;
    int looked = 0;
    for (GroupCost group : population.groups()) {
      if (looked++ % STEP == 0) {
        progress.report("Looking at metrics", looked, groups.length);
      }
      long with = 0;
      for (SeriesGroup member : group.members()) {
        with += rows(member, name, value);
      }
      if (with > 0) {
        groups[found] = group;
        series[found++] = with;
      }
    }
    return new GroupsOfValueLevel(
        Arrays.asList(groups).subList(0, found),
        Arrays.copyOf(series, found),
        series(node),
        name,
        value);
  }

  private static long rows(SeriesGroup member, String name, String value) {
    Optional<LabelColumn> column = member.column(name);
    int code = column.isPresent() ? column.get().codeOf(value) : 0;
    if (code == 0) {
      return 0;
    }
    if (column.get().isConstant()) {
      return member.rows();
    }
    return column.get().rowsByCode()[code];
  }

  @Override
  public String selector(int node) {
    return Selectors.of(Selectors.equal(pairs.name(label), name(node)));
  }
}
