package dev.tierscope.app.explorer;

import dev.tierscope.app.part.Clickable;
import dev.tierscope.app.part.Words;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The head of a column: its title with the sort arrow and below it a field for a filter. A click
/// on the title sorts.
final class HeadCell extends VBox {
  private final HBox title;
  private final Label name;
  private final TextField filter = new TextField();
  private final PauseTransition pause = new PauseTransition(Duration.millis(150));

  HeadCell(Column column, ExplorerViewModel model) {
    getStyleClass().add("head-cell");
    name = Words.of(column.title());
    name.setMinWidth(column.isNumber() ? USE_PREF_SIZE : 0);
    name.setGraphicTextGap(2);
    title = new HBox(name);
    title.getStyleClass().add("title");
    title.setAlignment(column.isNumber() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    Clickable.row(title, "", () -> model.sort(column));
    title.setId("sort-" + column.name().toLowerCase(java.util.Locale.ROOT));
    filter.getStyleClass().add("filter-field");
    filter.setPromptText(prompt(column));
    filter.setId("filter-" + column.name().toLowerCase(java.util.Locale.ROOT));
    filter.setAccessibleText("Filter by " + column.title());
    filter.setAlignment(column.isNumber() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox field = new HBox(filter);
    field.getStyleClass().add("filter-cell");
    field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    getChildren().addAll(title, field);
    pause.setOnFinished(_ -> apply(column, model));
    filter.textProperty().subscribe((_, _) -> pause.playFromStart());
    model.sorting().subscribe(sorting -> showSorting(column, sorting));
    model.filtersReplaced().subscribe(_ -> replace(model.filterText(column)));
  }

  private static String prompt(Column column) {
    return switch (column) {
      case NAME -> "text or ~regex";
      case TIER -> "M,H";
      case SERIES -> ">1000";
      case SHARE -> ">1%";
      case DISTINCT -> ">100";
      case WITHOUT -> ">50%";
      case BYTES -> ">1M";
    };
  }

  private void apply(Column column, ExplorerViewModel model) {
    rightAgain();
    model
        .filter(column, filter.getText())
        .ifPresent(because -> {
          filter.getStyleClass().add("wrong");
          filter.setTooltip(new Tooltip(because));
        });
  }

  private void rightAgain() {
    filter.getStyleClass().remove("wrong");
    filter.setTooltip(null);
  }

  private void showSorting(Column column, ExplorerViewModel.Sorting sorting) {
    boolean sorted = sorting.column() == column;
    boolean down = sorting.direction() == Order.Direction.DOWN;
    title.setAccessibleText(
        "Sort by "
            + column.title()
            + (sorted ? (down ? ", sorted downwards" : ", sorted upwards") : ""));
    title.getStyleClass().remove("sorted");
    name.setGraphic(null);
    if (sorted) {
      title.getStyleClass().add("sorted");
      name.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
      name.setGraphic(
          Words.icon(down ? Material2OutlinedAL.ARROW_DOWNWARD : Material2OutlinedAL.ARROW_UPWARD));
    }
  }

  /// Writes a filter that holds already, over whatever was being written.
  private void replace(String text) {
    filter.setText(text);
    pause.stop();
    rightAgain();
  }

  /// Puts the cursor into the filter because of a key whose character is not meant for it.
  void focusFilter() {
    filter.requestFocus();
  }
}
