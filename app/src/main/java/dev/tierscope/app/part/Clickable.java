package dev.tierscope.app.part;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Makes a row or another region something to click, also by keyboard and for a screen reader.
public final class Clickable {
  private Clickable() {}

  /// @param words what a screen reader says
  /// @param action on a click, Enter or Space
  public static <T extends Region> T row(T region, String words, Runnable action) {
    region.getStyleClass().add("clickable");
    region.setFocusTraversable(true);
    region.setAccessibleRole(AccessibleRole.BUTTON);
    region.setAccessibleText(words);
    region.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            event.consume();
            action.run();
          }
        });
    region.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean pressed = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          if (pressed && event.getTarget().equals(region)) {
            event.consume();
            action.run();
          }
        });
    return region;
  }
}
