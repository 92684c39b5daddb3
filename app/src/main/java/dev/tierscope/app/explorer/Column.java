package dev.tierscope.app.explorer;

/// The columns of the Explorer's table.
public enum Column {
  NAME("Metric › label › value", 250, false),
  TIER("Tier", 52, false),
  SERIES("Series", 84, true),
  SHARE("Share", 76, false),
  DISTINCT("Distinct", 78, true),
  WITHOUT("Without it", 142, true),
  BYTES("Bytes", 78, true);

  private final String title;
  private final double width;
  private final boolean number;

  Column(String title, double width, boolean number) {
    this.title = title;
    this.width = width;
    this.number = number;
  }

  public String title() {
    return title;
  }

  /// Width to begin with, in pixels.
  public double width() {
    return width;
  }

  /// Whether it stands on the right.
  public boolean isNumber() {
    return number;
  }
}
