package dev.tierscope.app.part;

import javafx.scene.layout.Region;

/// A thin bar for a share of 0..1 on its track, in the colour of a tier or neutral.
public final class ShareBar extends Region {
  private final Region track = new Region();
  private final Region fill = new Region();
  private double share;

  public ShareBar() {
    getStyleClass().addAll("share-bar", "tier-none");
    track.getStyleClass().add("track");
    fill.getStyleClass().add("fill");
    getChildren().addAll(track, fill);
    setMinHeight(6);
    setPrefHeight(6);
    setMaxHeight(6);
  }

  /// Shows a share in the colour of a style: `tier-low`, `tier-high`, `tier-none`.
  public ShareBar show(double newShare, String style) {
    share = Math.clamp(newShare, 0, 1);
    if (!getStyleClass().contains(style)) {
      getStyleClass().setAll("share-bar", style);
    }
    requestLayout();
    return this;
  }

  @Override
  protected void layoutChildren() {
    track.resizeRelocate(0, 0, getWidth(), getHeight());
    double width = share == 0 ? 0 : Math.max(2, share * getWidth());
    fill.resizeRelocate(0, 0, width, getHeight());
  }
}
