package dev.tierscope.app.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which level the treemap shows: the first one, or one that a person went down to. The levels on
/// the way are unfolded in the table. Where the selection leaves the way, or a row of it is folded
/// or filtered away, the treemap comes up again, so that what is selected always has a cell.
final class TreemapModel {
  /// One step down.
  ///
  /// @param below the level that it leads to
  record Step(Level level, int node, Level below) {}

  private final ExplorerViewModel model;
  private final ReadOnlyObjectWrapper<List<Step>> way = new ReadOnlyObjectWrapper<>(List.of());

  TreemapModel(ExplorerViewModel model) {
    this.model = model;
    model.change().subscribe(_ -> follow());
    model.selection().row().subscribe(_ -> follow());
  }

  /// The steps down from the first level.
  ReadOnlyObjectProperty<List<Step>> way() {
    return way.getReadOnlyProperty();
  }

  /// The level to show.
  Level level() {
    return way.get().isEmpty() ? model.first() : way.get().getLast().below();
  }

  void select(int node) {
    model.selection().selectNode(level(), node);
  }

  /// Selects a node and goes down to what is below it, once that is there.
  void enter(int node) {
    Level level = level();
    model
        .selection()
        .enter(
            level,
            node,
            below -> {
              List<Step> longer = new ArrayList<>(way.get());
              longer.add(new Step(level, node, below));
              way.set(List.copyOf(longer));
            });
  }

  /// Comes up one level; from the first one, selects nothing.
  ///
  /// @return whether there was anything to leave
  boolean leave() {
    if (way.get().isEmpty()) {
      boolean selected = model.selection().row().get().isPresent();
      model.selection().select(-1);
      return selected;
    }
    leaveTo(way.get().size() - 1);
    return true;
  }

  /// Comes up to the level that so many steps lead to, and selects the node where the next step led
  /// down.
  void leaveTo(int steps) {
    Step left = way.get().get(steps);
    way.set(List.copyOf(way.get().subList(0, steps)));
    model.selection().selectNode(left.level(), left.node());
  }

  private void follow() {
    List<Step> steps = way.get();
    int kept = 0;
    while (kept < steps.size() && isUnfolded(steps.get(kept))) {
      kept++;
    }
    while (kept > 0 && !leadsToSelection(steps.get(kept - 1))) {
      kept--;
    }
    if (kept < steps.size()) {
      way.set(List.copyOf(steps.subList(0, kept)));
    }
  }

  private boolean isUnfolded(Step step) {
    int index = model.rows().find(step.level(), step.node());
    return index >= 0 && model.rows().below(index).equals(Optional.of(step.below()));
  }

  /// Whether the selected row is the node of a step, lies below it, or is out of sight.
  private boolean leadsToSelection(Step step) {
    for (int i = model.selection().index(); i >= 0; i = model.rows().parent(i)) {
      VisibleRows.Row row = model.rows().row(i);
      if (row.level().equals(step.level()) && row.node() == step.node()) {
        return true;
      }
    }
    return model.selection().index() < 0 && model.selection().row().get().isPresent();
  }
}
