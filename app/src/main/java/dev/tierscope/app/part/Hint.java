package dev.tierscope.app.part;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Words that appear beside the mouse. A tooltip is a window of its own, so it is made when the
/// mouse comes for the first time; forty of them would hold up the first frame.
public final class Hint {
  private Hint() {}

  /// Gives a node its hint, once. A screen reader can read it at once.
  public static void on(Node node, String words) {
    node.setAccessibleHelp(words);
    node.addEventFilter(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent event) {
            node.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
            Tooltip.install(node, new Tooltip(words));
          }
        });
  }
}
