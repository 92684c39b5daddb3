package dev.tierscope.app.explorer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The heads of all columns. The edge between two of them can be dragged.
final class HeadRow extends Region {
  private static final double HEIGHT = 57;
  private static final double PAD = 8;
  private static final double GRIP = 5;

  private final Columns columns;
  private final Runnable resized;
  private final Map<Column, HeadCell> cells = new EnumMap<>(Column.class);
  private @Nullable Column dragged;
  private double grabbed; // x where the dragged column ended, less the mouse

  /// @param resized is told after a column was made wider or narrower
  HeadRow(ExplorerViewModel model, Columns columns, Runnable resized) {
    this.columns = columns;
    this.resized = resized;
    getStyleClass().add("head-row");
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    for (Column column : Column.values()) {
      HeadCell cell = new HeadCell(column, model);
      cells.put(column, cell);
      getChildren().add(cell);
    }
    setOnMouseMoved(event -> setCursor(grip(event.getX()) == null ? null : Cursor.H_RESIZE));
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::grab);
    addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> dragged = null);
  }

  HeadCell cell(Column column) {
    return Objects.requireNonNull(cells.get(column));
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    for (Column column : Column.values()) {
      HeadCell cell = cell(column);
      cell.setVisible(columns.isShown(column));
      cell.resizeRelocate(
          columns.left(column) + PAD, 0, Math.max(0, columns.width(column) - PAD), HEIGHT - 1);
    }
  }

  /// The column whose left edge is at a place; the name has none that can be dragged.
  private @Nullable Column grip(double x) {
    for (Column column : Column.values()) {
      if (column != Column.NAME
          && columns.isShown(column)
          && Math.abs(columns.left(column) + PAD / 2 - x) < GRIP) {
        return column;
      }
    }
    return null;
  }

  private void grab(MouseEvent event) {
    dragged = grip(event.getX());
    if (dragged != null) {
      grabbed = columns.width(dragged) + event.getX();
      event.consume();
    }
  }

  private void drag(MouseEvent event) {
    if (dragged != null) {
      columns.resize(dragged, grabbed - event.getX());
      requestLayout();
      resized.run();
      event.consume();
    }
  }
}
