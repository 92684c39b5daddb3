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
  private final StackPane over;
  private @Nullable ModalPane pane; // made when it is needed for the first time
  private @Nullable Node before;

  /// @param over what it lies on
  Overlay(StackPane over) {
    this.over = over;
  }

  private ModalPane made() {
    ModalPane pane = new ModalPane();
    pane.setId("overlay");
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    pane.displayProperty()
        .subscribe(displayed -> {
          if (!displayed) {
            closed();
          }
        });
    over.getChildren().add(pane);
    return pane;
  }

  boolean isShown() {
    return pane != null && pane.isDisplay();
  }

  /// Shows something and puts the focus on a part of it.
  void show(Region content, Pos alignment, Node focus) {
    ModalPane lying = pane;
    if (lying == null) {
      lying = made();
      pane = lying;
    }
    if (!isShown() && lying.getScene() != null) {
      before = lying.getScene().getFocusOwner();
    }
    StackPane holder = new StackPane(content);
    holder.setPickOnBounds(false);
    holder.setPadding(new Insets(56, 24, 24, 24));
    holder.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    lying.setAlignment(alignment);
    lying.applyCss(); // what it shows is in the scene only once it has its skin
    lying.show(holder);
    lying.applyCss();
    focus.requestFocus();
  }

  void hide() {
    if (pane != null) {
      pane.hide(true);
    }
  }

  private void closed() {
    Node focus = before;
    before = null;
    if (focus != null) {
      focus.requestFocus();
    }
  }
}
