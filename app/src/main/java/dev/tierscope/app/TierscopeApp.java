package dev.tierscope.app;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.app.shell.WindowPlace;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The application: one window, made by [Wiring].
public final class TierscopeApp extends Application {
  /// System property: leave as soon as the first frame was shown.
  static final String LEAVE_AFTER_FIRST_FRAME = "tierscope.leaveAfterFirstFrame";

  @Override
  public void start(Stage stage) {
    Settings settings = new Settings(Settings.directory(System.getenv()));
    Theme.loadFonts();
    Theme theme = settings.text("theme").map(TierscopeApp::theme).orElseGet(Theme::ofDesktop);
    theme.dressControls();
    Wiring.Chooser chooser = new Dialogs(stage, settings);
    Wiring wiring = new Wiring(settings, theme, Jobs.ofApplication(), chooser);
    Scene scene = new Scene(wiring.view());
    wiring
        .shell()
        .theme()
        .subscribe(now -> {
          now.dress(scene);
          settings.setText("theme", now.name());
        });
    wiring.bindKeys(scene, () -> shutdown(stage, settings));
    wiring
        .shell()
        .source()
        .subscribe(name -> stage.setTitle(name.isEmpty() ? "Tierscope" : name + " – Tierscope"));
    stage.setScene(scene);
    new WindowPlace(settings).restore(stage);
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
      wiring.open(
          arguments.stream().filter(argument -> !argument.startsWith("--")).map(Path::of).toList());
    }
  }

  private static Theme theme(String name) {
    return name.equals(Theme.DARK.name()) ? Theme.DARK : Theme.LIGHT;
  }

  /// The only way out: remembers the window, hides every window (a popup that is open while JavaFX
  /// leaves can crash it), then leaves.
  private static void shutdown(Stage stage, Settings settings) {
    new WindowPlace(settings).remember(stage);
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
