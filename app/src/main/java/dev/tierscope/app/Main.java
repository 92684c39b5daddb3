package dev.tierscope.app;

import javafx.application.Application;

/// Starts the window: `Main [--demo] [PATH...]`. It does not extend `Application`, so that JavaFX
/// may lie on the class path or in the runtime image.
public final class Main {
  private Main() {}

  /// Shows the window, or says in one line why there can be none, with status 1.
  public static void main(String[] args) {
    try {
      Application.launch(TierscopeApp.class, args);
    } catch (UnsupportedOperationException e) { // what JavaFX throws when no display answers
      System.err.println(
          "tierscope: no window can be opened here: "
              + e.getMessage()
              + ". Check DISPLAY and WAYLAND_DISPLAY, or unset both to work in the terminal.");
      System.exit(1);
    }
  }
}
