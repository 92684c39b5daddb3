package dev.tierscope.app.shell;

import dev.tierscope.app.part.Words;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Short messages at the lower edge of a screen that need no answer and go away by themselves. What
/// draws them is made for the first message, not at the start.
final class Messages {
  private final StackPane over;
  private final PauseTransition reading = new PauseTransition(Duration.seconds(5));
  private @Nullable NotificationPane pane;

  /// @param over what the messages lie on
  Messages(ShellModel model, StackPane over) {
    this.over = over;
    model
        .said()
        .subscribe(message -> {
          if (!message.isEmpty()) {
            show(message);
          }
        });
  }

  private void show(String message) {
    NotificationPane bar = pane;
    if (bar == null) {
      bar = made();
      pane = bar;
      over.getChildren().add(bar);
      bar.applyCss();
    }
    bar.show(message, Words.icon(Material2OutlinedAL.INFO));
    reading.setOnFinished(_ -> hide());
    reading.playFromStart();
  }

  private void hide() {
    if (pane != null) {
      pane.hide();
    }
  }

  /// A pane that lets through what is meant for the screen below.
  private static NotificationPane made() {
    Region nothing = new Region();
    nothing.setPickOnBounds(false);
    NotificationPane made = new NotificationPane(nothing);
    made.setId("messages");
    made.setShowFromTop(false);
    made.setFocusTraversable(false);
    made.setPickOnBounds(false);
    return made;
  }
}
