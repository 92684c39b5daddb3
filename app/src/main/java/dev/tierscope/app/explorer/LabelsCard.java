package dev.tierscope.app.explorer;

import dev.tierscope.app.part.AccuracyMark;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.ShareBar;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.model.Accuracy;
import dev.tierscope.report.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The labels of the selected metric group, by what stays without them, and what that means for the
/// selected one.
final class LabelsCard extends VBox {
  private final BiConsumer<GroupCost, LabelUse> choose;
  private final VBox rows = new VBox();
  private final VBox verdict = new VBox(4);
  private final Map<LabelUse, Row> shown = new HashMap<>();
  private Optional<GroupCost> group = Optional.empty(); // whose labels are in the rows

  /// What stands for one label.
  private record Row(HBox box, Label name, String words) {
    void mark(boolean chosen) {
      mark(box, "selected", chosen);
      mark(name, "strong", chosen);
      box.setAccessibleText(chosen ? words + ", selected" : words);
    }

    private static void mark(Node node, String style, boolean on) {
      node.getStyleClass().remove(style);
      if (on) {
        node.getStyleClass().add(style);
      }
    }
  }

  /// @param choose selects a label of a group
  LabelsCard(BiConsumer<GroupCost, LabelUse> choose) {
    this.choose = choose;
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(60);
    verdict.setPadding(new Insets(10, 16, 12, 16));
    verdict.getStyleClass().add("verdict");
    verdict.setMinHeight(USE_PREF_SIZE);
    Card card =
        Card.titled("Labels", "of the selection, by series they retain")
            .with(row("list-head", Words.of("Label"), Words.of("Distinct"), "Shape", null, null))
            .filled(scroll)
            .with(verdict);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().add(card);
    setMinHeight(180);
    setMinWidth(0);
    fill();
    conclude(Optional.empty(), "", Accuracy.EXACT);
  }

  /// @param newGroup whose labels to show
  /// @param label the one that is selected
  /// @param selector of what is selected
  void show(
      Optional<GroupCost> newGroup, Optional<LabelUse> label, String selector, Accuracy accuracy) {
    if (!newGroup.equals(group)) { // else the rows stay, and with them the focus
      group = newGroup;
      fill();
    }
    shown.forEach((use, row) -> row.mark(label.isPresent() && use.equals(label.get())));
    conclude(label.or(() -> newGroup.flatMap(GroupCost::costliestLabel)), selector, accuracy);
  }

  private void fill() {
    rows.getChildren().clear();
    shown.clear();
    if (group.isEmpty()) {
      rows.getChildren()
          .add(
              Notice.empty(
                  Material2OutlinedAL.ACCOUNT_TREE,
                  "Nothing selected",
                  "Choose a metric group in the table or the treemap to see which of its labels"
                      + " makes the series."));
      return;
    }
    for (LabelUse use : group.get().labels()) {
      Row row = row(group.get(), use);
      shown.put(use, row);
      rows.getChildren().add(row.box());
    }
  }

  private Row row(GroupCost owner, LabelUse use) {
    ShareBar bar = new ShareBar().show(use.saved(), use.saved() >= 0.5 ? "tier-high" : "tier-none");
    bar.setMinWidth(24);
    bar.setMaxWidth(24);
    Label name = Words.of(use.name(), "mono");
    Label distinct = Words.of(Numbers.full(use.values()), "small");
    String change = Numbers.changePercent(-use.saved());
    HBox row = row("list-row", name, distinct, use.shapeWord(), bar, Words.of(change, "small"));
    String words =
        use.name()
            + ", "
            + Numbers.counted(use.values(), "distinct value")
            + ", "
            + change
            + " without it";
    return new Row(Clickable.row(row, words, () -> choose.accept(owner, use)), name, words);
  }

  private static HBox row(
      String style,
      Label name,
      Label distinct,
      String shape,
      @org.jspecify.annotations.Nullable ShareBar bar,
      @org.jspecify.annotations.Nullable Label saved) {
    HBox first = new HBox(name);
    first.setMinWidth(40);
    HBox.setHgrow(first, Priority.ALWAYS);
    HBox second = new HBox(distinct);
    second.setMinWidth(48);
    second.setAlignment(Pos.CENTER_RIGHT);
    Label third = Words.of(shape, "small", "muted");
    third.setMinWidth(46);
    third.setMaxWidth(46);
    Label last = saved == null ? Words.of("Without it") : saved;
    HBox fourth = bar == null ? new HBox(last) : new HBox(6, bar, last);
    fourth.setMinWidth(82);
    fourth.setAlignment(Pos.CENTER_RIGHT);
    HBox row = new HBox(8, first, second, third, fourth);
    for (HBox cell : new HBox[] {first}) {
      cell.setAlignment(Pos.CENTER_LEFT);
    }
    row.getStyleClass().add(style);
    row.setPadding(new Insets(0, 16, 0, 16));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(28);
    row.setSpacing(8);
    return row;
  }

  private void conclude(Optional<LabelUse> about, String selector, Accuracy accuracy) {
    verdict.getChildren().clear();
    verdict.setVisible(group.isPresent());
    verdict.setManaged(group.isPresent());
    about.ifPresent(use -> conclude(use, selector, accuracy));
  }

  private void conclude(LabelUse use, String selector, Accuracy accuracy) {
    Label without =
        Words.of(
            "Without " + use.name() + ": " + Numbers.full(use.retained()) + " series", "strong");
    without.setMinWidth(0);
    Label change = Words.of("(" + Numbers.changePercent(-use.saved()) + ")", "strong");
    if (use.saved() >= 0.5) {
      change.getStyleClass().addAll("tier-high", "tier-text");
    }
    change.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(6, without, change, new AccuracyMark(accuracy));
    line.setAlignment(Pos.CENTER_LEFT);
    String because =
        use.saved() == 0
            ? "Removing it makes no two series equal, so none would go."
            : "These series would become equal to others and be one; counters among them would have"
                + " to be summed first.";
    Button copy = new Button("Copy selector", Words.icon(Material2OutlinedAL.CONTENT_COPY));
    copy.setOnAction(_ -> Notice.copy(selector));
    HBox buttons = new HBox(8, copy);
    buttons.setPadding(new Insets(6, 0, 0, 0));
    verdict.getChildren().addAll(line, Words.wrapped(because, "small", "muted"), buttons);
  }
}
