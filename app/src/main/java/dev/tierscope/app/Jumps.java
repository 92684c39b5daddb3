package dev.tierscope.app;

import dev.tierscope.app.overview.Ways;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.app.shell.QuickSwitch;
import dev.tierscope.app.shell.Targets;
import dev.tierscope.report.Numbers;
import dev.tierscope.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Where the quick switch can go within one population: metric groups by size, then labels. They
/// are put in order once, when they are asked for; that takes a while for a million groups.
final class Jumps {
  private static final int STRIDE = 1024;

  private final Ways ways;
  private final Population population;
  private @Nullable Targets collected;

  Jumps(Ways ways, Population population) {
    this.ways = ways;
    this.population = population;
  }

  /// Collects what the population has.
  synchronized Targets targets(Progress progress) {
    Targets targets = collected;
    if (targets == null) {
      targets =
          population.listed().isPresent() // a list has nothing in the Explorer
              ? Targets.NONE
              : groups(population, progress).and(labels(population, progress));
      collected = targets;
    }
    return targets;
  }

  private Targets groups(Population from, Progress progress) {
    progress.report("Sorting metric groups", 0, 1);
    List<GroupCost> bySize =
        from.groups().stream()
            .sorted(Comparator.comparingLong(GroupCost::series).reversed())
            .toList();
    return new Targets(bySize.size(), i -> bySize.get(i).title(), i -> entry(bySize.get(i)));
  }

  private Targets labels(Population from, Progress progress) {
    Map<String, Long> labels = new TreeMap<>();
    int looked = 0;
    for (GroupCost group : from.groups()) {
      if (looked++ % STRIDE == 0) {
        progress.report("Collecting labels", looked, from.groups().size());
      }
      for (LabelUse label : group.labels()) {
        labels.merge(label.name(), 1L, Long::sum);
      }
    }
    return Targets.of(
        labels.entrySet().stream()
            .map(label ->
                new QuickSwitch.Entry(
                    Material2OutlinedAL.LABEL,
                    label.getKey(),
                    "label of " + Numbers.counted(label.getValue(), "group"),
                    "",
                    () -> ways.toLabel(label.getKey())))
            .toList());
  }

  private QuickSwitch.Entry entry(GroupCost group) {
    return new QuickSwitch.Entry(
        Material2OutlinedAL.ACCOUNT_TREE,
        group.title(),
        Numbers.full(group.series()) + " series · " + TierMark.name(group.tier()),
        "",
        () -> ways.toGroup(group.name()));
  }
}
