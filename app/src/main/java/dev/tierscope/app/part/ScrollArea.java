package dev.tierscope.app.part;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Content in a place that may be too low for it. Where it fits there is no scroll pane, which
/// brings twenty nodes and draws its content twice.
public final class ScrollArea extends Region {
  private static final double HEIGHT = 100;

  private final Region content;
  private @Nullable ScrollPane pane; // around the content while that does not fit

  public ScrollArea(Region content) {
    this.content = content;
    getChildren().add(content);
    setMinSize(0, 0);
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    double wanted = Math.max(content.minHeight(getWidth()), content.prefHeight(getWidth()));
    boolean low = wanted > getHeight();
    if (low && pane == null) {
      getChildren().clear();
      ScrollPane around = new ScrollPane(content);
      around.setFitToWidth(true);
      getChildren().add(around);
      pane = around;
    } else if (!low && pane != null) {
      pane.setContent(null);
      getChildren().setAll(content);
      pane = null;
    }
    Region shown = pane == null ? content : pane;
    shown.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
