package dev.tierscope.app;

import javafx.application.Application;

/// Starts the window: `Main [--demo] [PATH...]`. It does not extend `Application`, so that JavaFX
/// may lie on the class path or in the runtime image.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Application.launch(TierscopeApp.class, args);
  }
}
