package dev.tierscope.app;

import dev.tierscope.app.shell.Place;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.util.Duration;

/// Opens the demo, shows each screen for some frames and leaves. The build starts the application
/// so, under `-XX:AOTCacheOutput`, so that the JVM finds the classes of a normal start ready.
final class Rehearsal {
  /// System property that asks for it.
  static final String WANTED = "tierscope.rehearse";

  private static final int FRAMES = 10;
  private static final Duration LONGEST = Duration.minutes(1);

  private final Wiring wiring;
  private final Scene scene;
  private final Runnable leave;

  private Rehearsal(Wiring wiring, Scene scene, Runnable leave) {
    this.wiring = wiring;
    this.scene = scene;
    this.leave = leave;
  }

  static void play(Wiring wiring, Scene scene, Runnable leave) {
    new Rehearsal(wiring, scene, leave).open();
  }

  private void open() {
    wiring
        .shell()
        .place()
        .subscribe((_, place) -> {
          if (place == Place.OVERVIEW) {
            AfterFrames.run(scene, FRAMES, this::explore);
          }
        });
    PauseTransition giveUp = new PauseTransition(LONGEST);
    giveUp.setOnFinished(_ -> leave.run());
    giveUp.play();
    wiring.openDemo();
  }

  private void explore() {
    wiring.shell().goTo(Place.EXPLORER);
    wiring.explorer().showLargest();
    AfterFrames.run(scene, FRAMES, leave);
  }
}
