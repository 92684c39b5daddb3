package dev.tierscope.app.shell;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;

/// Short messages at the lower edge of a screen that need no answer and go away by themselves.
final class Messages extends NotificationPane {
  private final PauseTransition reading = new PauseTransition(Duration.seconds(5));

  Messages(ShellModel model, Node screen) {
    super(screen);
    setShowFromTop(false);
    setFocusTraversable(false);
    reading.setOnFinished(_ -> hide());
    model
        .said()
        .subscribe(message -> {
          if (!message.isEmpty()) {
            show(message);
            reading.playFromStart();
          }
        });
  }
}
