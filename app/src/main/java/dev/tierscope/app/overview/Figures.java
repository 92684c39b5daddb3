package dev.tierscope.app.overview;

import dev.tierscope.app.chart.LevelHistogram;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.population.Population;
import dev.tierscope.task.Progress;
import java.util.List;

/// What the Overview says of a source that takes a look at every metric group.
///
/// @param costliest groups, most series first
/// @param labels those without which most series would go
/// @param names number of metric names
/// @param labelNames number of different label names
record Figures(
    Opened source,
    List<GroupCost> costliest,
    List<OverviewViewModel.LabelCost> labels,
    int names,
    int labelNames,
    LevelHistogram.Data histogram) {
  private static final int TOP = 40;

  /// Cost: a sort of all groups and a few passes over them.
  static Figures of(Opened source, Progress progress) {
    Population population = source.population();
    progress.report("Putting groups in order", 0, 3);
    List<GroupCost> costliest = OverviewViewModel.costliest(population, TOP);
    progress.report("Adding labels up", 1, 3);
    List<OverviewViewModel.LabelCost> labels = OverviewViewModel.costliestLabels(population, TOP);
    progress.report("Counting names", 2, 3);
    return new Figures(
        source,
        costliest,
        labels,
        OverviewViewModel.names(population),
        OverviewViewModel.labelNames(population),
        OverviewViewModel.histogram(population));
  }

  Population population() {
    return source.population();
  }
}
