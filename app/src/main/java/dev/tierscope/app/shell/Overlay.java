package dev.tierscope.app.shell;

import atlantafx.base.controls.ModalPane;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies on top of the window for a moment. A click beside it or Esc closes it, and the focus
/// goes back to where it was.
final class Overlay {
  private final ModalPane pane = new ModalPane();
  private @Nullable Node before;

  Overlay() {
    pane.setId("overlay");
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    pane.displayProperty()
        .subscribe(displayed -> {
          if (!displayed) {
            closed();
          }
        });
  }

  ModalPane pane() {
    return pane;
  }

  boolean isShown() {
    return pane.isDisplay();
  }

  /// Shows something and puts the focus on a part of it.
  void show(Region content, Pos alignment, Node focus) {
    if (!isShown() && pane.getScene() != null) {
      before = pane.getScene().getFocusOwner();
    }
    StackPane holder = new StackPane(content);
    holder.setPickOnBounds(false);
    holder.setPadding(new Insets(56, 24, 24, 24));
    holder.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    pane.setAlignment(alignment);
    pane.applyCss(); // what it shows is in the scene only once it has its skin
    pane.show(holder);
    pane.applyCss();
    focus.requestFocus();
  }

  void hide() {
    pane.hide(true);
  }

  private void closed() {
    Node focus = before;
    before = null;
    if (focus != null) {
      focus.requestFocus();
    }
  }
}
