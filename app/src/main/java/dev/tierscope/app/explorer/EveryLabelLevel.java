package dev.tierscope.app.explorer;

import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.table.PairCounts;
import dev.tierscope.task.Progress;
import java.util.HashMap;
import java.util.Map;

/// All label names over all metrics; below a name its values.
public final class EveryLabelLevel implements Level {
  private static final String METRIC = "__name__";

  private final Population population;
  private final PairCounts pairs;
  private final int[] names;
  private final long[] series;
  private final long[] retained;

  EveryLabelLevel(Population population, PairCounts pairs) {
    this.population = population;
    this.pairs = pairs;
    Map<String, Long> saved = new HashMap<>();
    for (GroupCost group : population.groups()) {
      for (LabelUse label : group.labels()) {
        saved.merge(label.name(), label.series() - label.retained(), Long::sum);
      }
    }
    this.names =
        java.util.stream.IntStream.range(0, pairs.names())
            .filter(name -> !pairs.name(name).equals(METRIC))
            .toArray();
    this.series = new long[names.length];
    this.retained = new long[names.length];
    for (int node = 0; node < names.length; node++) {
      for (int p = pairs.firstPair(names[node]); p < pairs.endPair(names[node]); p++) {
        series[node] += pairs.series(p);
      }
      retained[node] = population.series() - saved.getOrDefault(name(node), 0L);
    }
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public String name(int node) {
    return pairs.name(names[node]);
  }

  @Override
  public Kind kind(int node) {
    return Kind.LABEL;
  }

  @Override
  public long series(int node) {
    return series[node];
  }

  @Override
  public long whole() {
    return population.series();
  }

  @Override
  public boolean isDisjoint() {
    return false;
  }

  @Override
  public long distinct(int node) {
    return (long) pairs.endPair(names[node]) - pairs.firstPair(names[node]);
  }

  @Override
  public long retained(int node) {
    return retained[node];
  }

  @Override
  public long key(Column column, int node) {
    return column == Column.WITHOUT
        ? population.series() - retained[node]
        : Level.super.key(column, node);
  }

  @Override
  public boolean hasChildren(int node) {
    return true;
  }

  @Override
  public Level children(int node, Progress progress) {
    return new EveryValueLevel(population, pairs, names[node]);
  }

  @Override
  public String selector(int node) {
    return Selectors.of(Selectors.present(name(node)));
  }
}
