package dev.tierscope.format.text;

/// A line that is no sample, and where it stops being one.
final class BadLine extends Exception {
  private static final long serialVersionUID = 1;

  private final int column;

  /// @param column from 1, in bytes
  BadLine(int column, String expected, String found) {
    super("found " + found + ", expected " + expected, null, false, false);
    this.column = column;
  }

  int column() {
    return column;
  }
}
