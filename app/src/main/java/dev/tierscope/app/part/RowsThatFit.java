package dev.tierscope.app.part;

import java.util.List;
import javafx.scene.layout.Region;

/// Rows of one height, as many from the top as there is room for; they share what is left over. No
/// row is ever cut, and nothing scrolls inside a page that scrolls.
public final class RowsThatFit extends Region {
  private final double rowHeight;
  private final int least;

  /// @param rowHeight the least height of a row
  /// @param least number of rows that are always there
  public RowsThatFit(double rowHeight, int least, List<? extends Region> rows) {
    this.rowHeight = rowHeight;
    this.least = Math.min(least, rows.size());
    getChildren().addAll(rows);
  }

  @Override
  protected double computeMinHeight(double width) {
    return least * rowHeight;
  }

  @Override
  protected double computePrefHeight(double width) {
    return least * rowHeight;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getChildren().stream().mapToDouble(row -> row.minWidth(-1)).max().orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return getChildren().stream().mapToDouble(row -> row.prefWidth(-1)).max().orElse(0);
  }

  @Override
  protected void layoutChildren() {
    int all = getChildren().size();
    int fitting =
        (int) Math.clamp(Math.floor(getHeight() / rowHeight), least, Math.max(all, least));
    double each = fitting < all && fitting > 0 ? getHeight() / fitting : rowHeight;
    for (int i = 0; i < all; i++) {
      boolean fits = i < fitting;
      getChildren().get(i).setVisible(fits);
      if (fits) {
        double top = snapPositionY(i * each);
        getChildren()
            .get(i)
            .resizeRelocate(0, top, getWidth(), snapPositionY((i + 1) * each) - top);
      }
    }
  }
}
