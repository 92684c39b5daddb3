package dev.tierscope.app.shell;

import dev.tierscope.app.part.Words;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Short messages at the lower edge of a screen: those that need no answer go away by themselves,
/// those about which something can be done stay until they are closed. What draws them is made for
/// the first message, not at the start.
final class Messages {
  private final ShellModel model;
  private final StackPane over;
  private final PauseTransition reading = new PauseTransition(Duration.seconds(5));
  private @Nullable NotificationPane pane;

  /// @param over what the messages lie on
  Messages(ShellModel model, StackPane over) {
    this.model = model;
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
    bar.getActions().setAll(model.offer().stream().map(this::action).toList());
    boolean stays = model.offer().isPresent();
    bar.show(message, Words.icon(stays ? Material2OutlinedAL.ERROR : Material2OutlinedAL.INFO));
    reading.stop();
    if (!stays) {
      reading.setOnFinished(_ -> hide());
      reading.playFromStart();
    }
  }

  private Action action(ShellModel.Offer offer) {
    return new Action(
        offer.words(),
        _ -> {
          hide();
          offer.action().run();
        });
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
