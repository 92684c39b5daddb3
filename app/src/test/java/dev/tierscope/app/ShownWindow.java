package dev.tierscope.app;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The whole window in a test: with new settings, light, with its keys, and jobs that are done when
/// they were started.
final class ShownWindow {
  private ShownWindow() {}

  /// Shows it.
  ///
  /// @param width, height of the scene
  static Wiring on(
      Stage stage, Wiring.Chooser chooser, Opening opening, double width, double height)
      throws IOException {
    Theme.loadFonts();
    Wiring wiring =
        new Wiring(
            new Settings(Files.createTempDirectory("tierscope-test")),
            new ShellModel(Theme.LIGHT, Optional.empty()),
            new Jobs(Runnable::run, new OwnThread()),
            chooser,
            opening,
            InstantSource.system());
    Scene scene = new Scene(wiring.view(), width, height);
    wiring.shell().theme().subscribe(theme -> theme.dress(scene));
    wiring.bindKeys(scene, () -> {});
    stage.setScene(scene);
    stage.show();
    return wiring;
  }
}
