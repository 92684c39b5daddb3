package dev.tierscope.app.explorer;

import java.util.Random;
import javafx.scene.layout.Region;

/// Grey bars where rows will be.
final class Skeleton extends Region {
  private static final int ROWS = 24;
  private static final double BAR = 10;

  private final Columns columns;
  private final double[] names = new Random(7).doubles(ROWS, 0.35, 0.85).toArray();

  Skeleton(Columns columns) {
    this.columns = columns;
    getStyleClass().add("skeleton-rows");
    setAccessibleText("Counting");
    for (int i = 0; i < 3 * ROWS; i++) {
      Region bar = new Region();
      bar.getStyleClass().add("skeleton");
      bar.setManaged(false);
      getChildren().add(bar);
    }
  }

  @Override
  protected void layoutChildren() {
    for (int row = 0; row < ROWS; row++) {
      double y = row * RowStrip.HEIGHT + (RowStrip.HEIGHT - BAR) / 2;
      double name = columns.width(Column.NAME) - 40;
      place(3 * row, 32, y, names[row] * name);
      place(3 * row + 1, columns.right(Column.SERIES) - 60, y, 52);
      place(3 * row + 2, columns.right(Column.WITHOUT) - 100, y, 92);
    }
  }

  private void place(int bar, double x, double y, double width) {
    getChildren().get(bar).resizeRelocate(x, y, Math.max(0, width), BAR);
    getChildren().get(bar).setVisible(y + BAR < getHeight());
  }
}
