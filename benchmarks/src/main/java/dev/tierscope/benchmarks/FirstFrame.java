package dev.tierscope.benchmarks;

import dev.tierscope.app.TierscopeApp;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The child of [Window]: starts an application, writes one line when its first frame was drawn,
/// and leaves at once. `FirstFrame empty|app [arguments of the application]`.
public final class FirstFrame {
  /// What it writes.
  static final String DRAWN = "first frame drawn";

  /// The least that JavaFX can show, in the size of the application's window.
  public static final class Empty extends Application {
    @Override
    public void start(Stage stage) {
      stage.setScene(new Scene(new StackPane(), 1440, 900));
      stage.show();
    }
  }

  private static final long MILLISECOND = 1_000_000;

  private FirstFrame() {}

  public static void main(String[] args) {
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    Thread watch = new Thread(FirstFrame::watch, "first-frame");
    watch.setDaemon(true);
    watch.start();
    Application.launch(args[0].equals("empty") ? Empty.class : TierscopeApp.class, rest);
  }

  /// Waits for the toolkit, then for the first window.
  private static void watch() {
    boolean ready = false;
    while (!ready) {
      try {
        Platform.runLater(FirstFrame::watchWindows);
        ready = true;
      } catch (IllegalStateException _) {
        LockSupport.parkNanos(MILLISECOND); // there is no toolkit yet
      }
    }
  }

  private static void watchWindows() {
    javafx.stage.Window.getWindows().forEach(FirstFrame::watch);
    javafx.stage.Window.getWindows()
        .addListener(
            (ListChangeListener<javafx.stage.Window>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(FirstFrame::watch);
                  }
                });
  }

  /// The third pulse of a window begins when the frame of the first one was drawn and brought to
  /// the screen: drawing runs on a thread of its own, and the second pulse waits for it if there is
  /// something new to draw. An empty window has nothing new, so another cursor is asked for.
  private static void watch(javafx.stage.Window window) {
    Scene scene = window.getScene();
    int[] pulses = {0};
    scene.addPreLayoutPulseListener(() -> {
      if (++pulses[0] == 3) {
        System.out.println(DRAWN);
        System.out.flush();
        Runtime.getRuntime().halt(0);
      }
      scene.setCursor(pulses[0] % 2 == 0 ? Cursor.HAND : Cursor.CROSSHAIR);
      Platform.requestNextPulse();
    });
    Platform.requestNextPulse();
  }
}
