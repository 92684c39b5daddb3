package dev.tierscope.app;

import dev.tierscope.app.overview.Ways;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.app.shell.QuickSwitch;
import dev.tierscope.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Where the quick switch can go: metric groups by size, then labels.
final class Jumps {
  private Jumps() {}

  static List<QuickSwitch.Entry> of(Population population, Ways ways) {
    List<QuickSwitch.Entry> entries = new ArrayList<>();
    if (population.listed().isPresent()) {
      return entries; // there is nothing in the Explorer
    }
    population.groups().stream()
        .sorted(Comparator.comparingLong(GroupCost::series).reversed())
        .map(group -> of(group, ways))
        .forEach(entries::add);
    Map<String, Long> labels = new TreeMap<>();
    for (GroupCost group : population.groups()) {
      for (LabelUse label : group.labels()) {
        labels.merge(label.name(), 1L, Long::sum);
      }
    }
    labels.forEach((label, groups) ->
        entries.add(
            new QuickSwitch.Entry(
                Material2OutlinedAL.LABEL,
                label,
                "label of " + Numbers.counted(groups, "group"),
                "",
                () -> ways.toLabel(label))));
    return entries;
  }

  private static QuickSwitch.Entry of(GroupCost group, Ways ways) {
    return new QuickSwitch.Entry(
        Material2OutlinedAL.ACCOUNT_TREE,
        group.title(),
        Numbers.full(group.series()) + " series · " + TierMark.name(group.tier()),
        "",
        () -> ways.toGroup(group.name()));
  }
}
