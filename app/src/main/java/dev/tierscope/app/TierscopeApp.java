package dev.tierscope.app;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Keys;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The application: one window, made by [Wiring].
public final class TierscopeApp extends Application {
  /// System property: leave as soon as the first frame was shown.
  static final String LEAVE_AFTER_FIRST_FRAME = "tierscope.leaveAfterFirstFrame";

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  @Override
  public void start(Stage stage) {
    Settings settings = new Settings(Settings.directory(System.getenv()));
    Theme.loadFonts();
    Theme theme = settings.text("theme").map(TierscopeApp::theme).orElseGet(Theme::ofDesktop);
    theme.dressControls();
    Wiring wiring = new Wiring(settings, theme, Jobs.ofApplication(), chooser(stage));
    Scene scene = new Scene(wiring.view());
    wiring
        .shell()
        .theme()
        .subscribe(now -> {
          now.dress(scene);
          settings.setText("theme", now.name());
        });
    Keys.bind(
        scene,
        wiring.shell(),
        wiring.jobs(),
        new Keys.Actions(
            () -> chooser(stage).folder().ifPresent(wiring::open),
            wiring::openDemo,
            wiring.explorer()::focusSelector,
            wiring.explorer()::focusFilter,
            wiring.explorer()::copyRow,
            wiring.explorer()::copySelector,
            () -> shutdown(stage, settings)));
    stage.setTitle("Tierscope");
    stage.setScene(scene);
    stage.setMinWidth(1120);
    stage.setMinHeight(700);
    stage.setWidth(settings.number("window.width", WIDTH));
    stage.setHeight(settings.number("window.height", HEIGHT));
    stage.setMaximized(settings.text("window.maximized").map(Boolean::valueOf).orElse(false));
    stage.setOnCloseRequest(event -> {
      event.consume();
      shutdown(stage, settings);
    });
    AfterFrames.run(scene, 2, () -> afterFirstFrame(wiring, () -> shutdown(stage, settings)));
    stage.show();
  }

  /// Reading begins when the window is there: it would take the processor from the first frame.
  private void afterFirstFrame(Wiring wiring, Runnable leave) {
    if (Boolean.getBoolean(LEAVE_AFTER_FIRST_FRAME)) {
      leave.run();
    } else if (Boolean.getBoolean(Rehearsal.WANTED)) {
      Rehearsal.play(wiring, wiring.view().getScene(), leave);
    } else {
      openAtStart(wiring, getParameters().getRaw());
    }
  }

  private static void openAtStart(Wiring wiring, List<String> arguments) {
    if (arguments.contains("--demo")) {
      wiring.openDemo();
    } else {
      arguments.stream()
          .filter(argument -> !argument.startsWith("--"))
          .findFirst()
          .ifPresent(path -> wiring.open(Path.of(path)));
    }
  }

  private static Theme theme(String name) {
    return name.equals(Theme.DARK.name()) ? Theme.DARK : Theme.LIGHT;
  }

  private static Wiring.Chooser chooser(Stage stage) {
    return new Wiring.Chooser() {
      @Override
      public Optional<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a data directory, block or snapshot");
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
      }

      @Override
      public Optional<Path> file() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open an archive or a saved answer");
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
      }
    };
  }

  /// The only way out: remembers the window, hides every window (a popup that is open while JavaFX
  /// leaves can crash it), then leaves.
  private static void shutdown(Stage stage, Settings settings) {
    settings.setText("window.maximized", Boolean.toString(stage.isMaximized()));
    if (!stage.isMaximized()) {
      settings.setNumber("window.width", stage.getWidth());
      settings.setNumber("window.height", stage.getHeight());
    }
    settings.save();
    for (Window window : List.copyOf(Window.getWindows())) {
      if (!window.equals(stage)) {
        window.hide();
      }
    }
    stage.hide();
    Platform.exit();
  }
}
