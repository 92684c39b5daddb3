package dev.tierscope.app.explorer;

import javafx.scene.input.KeyEvent;

/// Finds a row by the letters that are typed one after the other.
final class TypeAhead {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final ExplorerViewModel model;
  private final StringBuilder letters = new StringBuilder();
  private long last;

  TypeAhead(ExplorerViewModel model) {
    this.model = model;
  }

  void type(KeyEvent event) {
    String typed = event.getCharacter();
    boolean letter = !typed.isEmpty() && typed.charAt(0) > ' ' && typed.charAt(0) != 127;
    if (!letter || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    long now = System.nanoTime();
    if (now - last > PAUSE_NANOS) {
      letters.setLength(0);
    }
    last = now;
    letters.append(typed);
    model.selection().seek(letters.toString());
    event.consume();
  }
}
