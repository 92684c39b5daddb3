package dev.tierscope.app.explorer;

import dev.tierscope.app.population.Population;
import dev.tierscope.table.PairCounts;
import dev.tierscope.task.Progress;

/// What the first level of the tree is.
public sealed interface Grouping {
  /// Metric groups, then their labels.
  record ByMetric() implements Grouping {}

  /// Label names, then their values.
  record ByLabelName() implements Grouping {}

  /// The values of one label, then the metric groups that have them.
  record ByValueOf(String label) implements Grouping {}

  /// A word for it.
  default String word() {
    return switch (this) {
      case ByMetric() -> "metric";
      case ByLabelName() -> "label";
      case ByValueOf(String label) -> label;
    };
  }

  /// What all nodes of the first level are together.
  default String everything() {
    return switch (this) {
      case ByMetric() -> "All metrics";
      case ByLabelName() -> "All labels";
      case ByValueOf(String label) -> "All values of " + label;
    };
  }

  /// The first level of a population. Cost: a pass over all columns unless it is by metric.
  default Level of(Population population, Progress progress) {
    return switch (this) {
      case ByMetric() -> new GroupLevel(population.groups(), population.series());
      case ByLabelName() ->
          new EveryLabelLevel(population, PairCounts.of(population.table(), 0, progress));
      case ByValueOf(String label) -> {
        PairCounts pairs = PairCounts.of(population.table(), 0, progress);
        yield pairs
            .find(label)
            .<Level>map(name -> new EveryValueLevel(population, pairs, name))
            .orElse(Level.Empty.NONE);
      }
    };
  }
}
