package dev.tierscope.app;

import javafx.application.Platform;
import javafx.scene.Scene;

/// Does something once a scene was drawn a number of times.
final class AfterFrames implements Runnable {
  private final Scene scene;
  private final Runnable action;
  private int left;

  private AfterFrames(Scene scene, int frames, Runnable action) {
    this.scene = scene;
    this.left = frames;
    this.action = action;
  }

  /// @param frames at least 1; a frame is drawn when the next one is laid out
  static void run(Scene scene, int frames, Runnable action) {
    scene.addPostLayoutPulseListener(new AfterFrames(scene, frames, action));
    Platform.requestNextPulse();
  }

  @Override
  public void run() {
    if (--left >= 0) {
      Platform.requestNextPulse();
      return;
    }
    scene.removePostLayoutPulseListener(this);
    action.run();
  }
}
