package dev.tierscope.app.explorer;

import javafx.scene.text.Text;

/// One word or number in a row. Changes of style cost most while scrolling, measuring a text comes
/// next; both are left out where nothing differs.
final class CellText extends Text {
  private static final String ELLIPSIS = "…";

  private String style = "plain";
  private String whole = "";
  private double room = -1;

  CellText() {
    getStyleClass().addAll("cell", style);
    setManaged(false);
    setMouseTransparent(true);
    fontProperty().subscribe(this::measureAgain);
  }

  /// Its styles were applied, so it may be wider or narrower now.
  private void measureAgain() {
    room = -1;
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  /// Looks otherwise from now on: `plain`, `muted`, `strong`, `saves`, `name`, `more` …
  void look(String newStyle) {
    if (!newStyle.equals(style)) {
      style = newStyle;
      getStyleClass().setAll("cell", style);
      room = -1;
    }
  }

  void say(String text) {
    if (!text.equals(whole)) {
      whole = text;
      room = -1;
      setText(text);
    }
  }

  double width() {
    return getLayoutBounds().getWidth();
  }

  /// Leaves out the middle of a text that needs more than a width.
  void fit(double width) {
    if (width == room) {
      return;
    }
    room = width;
    setText(whole);
    int letters = whole.length();
    while (width() > width && letters > 2) {
      letters = Math.min(letters - 1, (int) (letters * width / width()));
      int head = Math.max(1, letters / 2);
      int tail = Math.max(0, letters - head - 1);
      setText(whole.substring(0, head) + ELLIPSIS + whole.substring(whole.length() - tail));
    }
  }

  /// Puts it at the left of a place.
  void toLeft(double x, double height) {
    relocate(Math.rint(x), Math.rint((height - getLayoutBounds().getHeight()) / 2));
  }

  /// Puts it so that it ends at a place.
  void toRight(double right, double height) {
    toLeft(right - width(), height);
  }
}
