package dev.tierscope.app.explorer;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.population.GroupCost;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The largest nodes of the first level as a treemap, with the choice of what colours mean.
final class TreemapCard extends VBox {
  private final ExplorerViewModel model;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final Treemap treemap;
  private TreemapCells cells = new TreemapCells(new int[0], List.of());
  private Level drawnLevel = Level.Empty.NONE;
  private TreemapCells.Colour colour = TreemapCells.Colour.TIER;

  TreemapCard(ExplorerViewModel model, ReadOnlyObjectProperty<Palette> palette) {
    this.model = model;
    this.palette = palette;
    this.treemap = new Treemap(palette);
    treemap.setId("treemap");
    treemap.setOnSelect(this::select);
    treemap.setOnEnter(this::enter);
    treemap.setOnLeave(() -> model.select(-1));
    VBox.setMargin(treemap, new Insets(0, 7, 7, 7));
    Card card = Card.titled("Treemap", "area = series", colours()).filled(treemap);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().add(card);
    setMinHeight(140);
    model.change().subscribe(_ -> follow());
    model.selected().subscribe(_ -> frameCell());
    palette.subscribe(this::draw);
  }

  private HBox colours() {
    ToggleGroup choice = new ToggleGroup();
    HBox segment = new HBox();
    segment.getStyleClass().add("segment");
    for (TreemapCells.Colour by : TreemapCells.Colour.values()) {
      ToggleButton button = new ToggleButton(by.word());
      button.setId("colour-" + by.word().toLowerCase(java.util.Locale.ROOT));
      Hint.on(button, by.meaning());
      button.setAccessibleText("Colour by " + by.word() + ": " + by.meaning());
      button.setMinWidth(USE_PREF_SIZE);
      button.setToggleGroup(choice);
      button.setSelected(by == colour);
      button.setOnAction(_ -> {
        button.setSelected(true);
        colour = by;
        draw();
      });
      segment.getChildren().add(button);
    }
    segment.setMaxHeight(24);
    segment.setMinWidth(USE_PREF_SIZE);
    return segment;
  }

  private void select(int cell) {
    model.selectNode(model.first(), cells.nodes()[cell]);
  }

  private void enter(int cell) {
    model.enter(model.first(), cells.nodes()[cell], _ -> {});
  }

  /// Sorting changes no cell: then the treemap stays as it is.
  private void follow() {
    boolean same =
        model.first().equals(drawnLevel) && Arrays.equals(model.largest(drawnLevel), cells.nodes());
    if (!same) {
      draw();
    } else {
      frameCell();
    }
  }

  private void draw() {
    drawnLevel = model.first();
    cells = TreemapCells.of(model.first(), model.largest(model.first()), colour, palette.get());
    treemap.show(cells.items());
    frameCell();
  }

  /// Frames the cell of the selected row, or of the first-level row it lies below.
  private void frameCell() {
    int index = model.selectedIndex();
    while (index >= 0 && model.rows().row(index).depth() > 0) {
      index = model.rows().parent(index);
    }
    int cell = index < 0 ? -1 : cells.cell(model.rows().row(index).node());
    treemap.select(cell, index < 0 ? new double[0] : parts(index));
  }

  /// Sizes of the values of the label of the group that was unfolded first, largest first.
  private double[] parts(int first) {
    VisibleRows.Row top = model.rows().row(first);
    Optional<GroupCost> group = top.level().group(top.node());
    if (group.isEmpty() || !(top.level() instanceof GroupLevel)) {
      return new double[0];
    }
    for (RowRuns.Run run : model.rows().snapshot().runs()) {
      if (run.first() > first && run.depth() == 0) {
        break;
      }
      if (run.first() > first && run.level() instanceof ValueLevel values) {
        return IntStream.of(Order.largest(values, run.order(), Treemap.PARTS))
            .mapToDouble(values::series)
            .toArray();
      }
    }
    return new double[0];
  }
}
