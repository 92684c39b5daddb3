package dev.tierscope.app.explorer;

/// The columns of the Explorer's table.
public enum Column {
  NAME("Metric › label › value", 300, false),
  TIER("Tier", 62, false),
  SERIES("Series", 92, true),
  SHARE("Share", 110, false),
  DISTINCT("Distinct", 92, true),
  WITHOUT("Without it", 160, true),
  BYTES("Bytes", 92, true);

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
