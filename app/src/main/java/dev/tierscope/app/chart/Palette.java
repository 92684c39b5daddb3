package dev.tierscope.app.chart;

import javafx.scene.paint.Color;

/// The colours a drawing needs, since drawings do not see stylesheets. The same values as the
/// theme's sheet.
///
/// @param card ground of the drawing
/// @param text first text
/// @param muted second text
/// @param line line between parts
/// @param track empty part of a bar
/// @param accent selection, lines
/// @param low least, with its fill and line
/// @param medium middle
/// @param high most
/// @param others for things that differ without an order
public record Palette(
    Color card,
    Color text,
    Color muted,
    Color line,
    Color track,
    Color accent,
    Shade low,
    Shade medium,
    Shade high,
    java.util.List<Shade> others) {

  /// One meaning in three strengths.
  ///
  /// @param bar strong, for bars and marks
  /// @param fill weak, for areas with text on them
  /// @param edge line around an area
  public record Shade(Color bar, Color fill, Color edge) {
    static Shade of(String bar, String fill, String edge) {
      return new Shade(Color.web(bar), Color.web(fill), Color.web(edge));
    }
  }

  public static final Palette LIGHT =
      new Palette(
          Color.web("#ffffff"),
          Color.web("#24292f"),
          Color.web("#57606a"),
          Color.web("#e4e8ec"),
          Color.web("#e9edf1"),
          Color.web("#0969da"),
          Shade.of("#0b7a5f", "#cdeade", "#7cc4ad"),
          Shade.of("#c27f00", "#fae3ae", "#dcb35a"),
          Shade.of("#c2410c", "#f8c3ab", "#e08a63"),
          java.util.List.of(
              Shade.of("#0969da", "#d3e6fb", "#86b6ea"),
              Shade.of("#8250df", "#e6dcfa", "#b79cea"),
              Shade.of("#bf3989", "#f8d8ea", "#dd93bf"),
              Shade.of("#0b7a5f", "#cdeade", "#7cc4ad"),
              Shade.of("#c27f00", "#fae3ae", "#dcb35a"),
              Shade.of("#57606a", "#e2e6ea", "#a9b2bb")));

  public static final Palette DARK =
      new Palette(
          Color.web("#0d1117"),
          Color.web("#d5dce3"),
          Color.web("#97a1ab"),
          Color.web("#21262d"),
          Color.web("#21262d"),
          Color.web("#58a6ff"),
          Shade.of("#2fa986", "#123c33", "#24705c"),
          Shade.of("#e3b341", "#4a380f", "#86661c"),
          Shade.of("#f0703c", "#652a14", "#a8492a"),
          java.util.List.of(
              Shade.of("#58a6ff", "#15325a", "#2d5f9e"),
              Shade.of("#b28cff", "#37265c", "#6a4db0"),
              Shade.of("#e877b4", "#55223f", "#9c4a78"),
              Shade.of("#2fa986", "#123c33", "#24705c"),
              Shade.of("#e3b341", "#4a380f", "#86661c"),
              Shade.of("#8b949e", "#2a3038", "#555e68")));
}
