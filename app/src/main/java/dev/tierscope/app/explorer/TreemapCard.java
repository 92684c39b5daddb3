package dev.tierscope.app.explorer;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Words;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The largest nodes of a level as a treemap: metric groups, then the labels of one, then the
/// values of one; with the choice of what colours mean.
final class TreemapCard extends VBox {
  private final ExplorerViewModel model;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final Treemap treemap;
  private final TreemapModel place;
  private final Label area = Words.of("", "small", "muted");
  private TreemapCells cells = new TreemapCells(new int[0], List.of());
  private Level drawnLevel = Level.Empty.NONE;
  private TreemapCells.Colour colour = TreemapCells.Colour.TIER;

  TreemapCard(ExplorerViewModel model, ReadOnlyObjectProperty<Palette> palette) {
    this.model = model;
    this.palette = palette;
    this.treemap = new Treemap(palette);
    this.place = new TreemapModel(model);
    treemap.setId("treemap");
    treemap.setOnSelect(cell -> place.select(cells.nodes()[cell]));
    treemap.setOnEnter(cell -> place.enter(cells.nodes()[cell]));
    treemap.setOnLeave(place::leave);
    VBox.setMargin(treemap, new Insets(0, 7, 7, 7));
    Card card =
        Card.titled("Treemap", "", colours())
            .with(new TreemapWay(place, model, treemap))
            .filled(treemap);
    card.head().getChildren().add(1, area);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().add(card);
    setMinHeight(140);
    place.way().subscribe(_ -> follow());
    model.change().subscribe(_ -> follow());
    model.selection().row().subscribe(_ -> frameCell());
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
      button
          .selectedProperty()
          .subscribe((_, now) -> {
            if (now) {
              colour = by;
              draw();
            }
          });
      segment.getChildren().add(button);
    }
    choice
        .selectedToggleProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            choice.selectToggle(before); // one is always chosen
          }
        });
    segment.setMaxHeight(24);
    segment.setMinWidth(USE_PREF_SIZE);
    return segment;
  }

  /// Sorting changes no cell: then the treemap stays as it is.
  private void follow() {
    Level level = place.level();
    if (level.equals(drawnLevel) && Arrays.equals(model.largest(level), cells.nodes())) {
      frameCell();
    } else {
      draw();
    }
  }

  private void draw() {
    Level level = place.level();
    drawnLevel = level;
    cells = TreemapCells.of(level, model.largest(level), colour, palette.get());
    area.setText(level.weightUnit());
    treemap.show(cells.items(), "Treemap, area = " + level.weightUnit());
    frameCell();
  }

  /// Frames the cell of the selected row, or of the row above it that has one.
  private void frameCell() {
    int index = model.selection().index();
    while (index >= 0 && !model.rows().row(index).level().equals(drawnLevel)) {
      index = model.rows().parent(index);
    }
    int cell = index < 0 ? -1 : cells.cell(model.rows().row(index).node());
    treemap.select(cell, index < 0 ? new double[0] : parts(index));
  }

  /// Sizes of the values of the label that was unfolded first below a row, largest first.
  private double[] parts(int index) {
    VisibleRows.Row above = model.rows().row(index);
    for (RowRuns.Run run : model.rows().snapshot().runs()) {
      if (run.first() > index && run.depth() <= above.depth()) {
        break;
      }
      if (run.first() > index && run.level() instanceof ValueLevel values) {
        return Arrays.stream(model.largest(values))
            .limit(Treemap.PARTS)
            .mapToDouble(values::weight)
            .toArray();
      }
    }
    return new double[0];
  }
}
