package dev.tierscope.app.explorer;

import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The Explorer, or a part of it, in a test: light, with new settings.
final class ShownExplorer {
  private ShownExplorer() {}

  /// Shows the whole of it.
  static ExplorerView on(Stage stage, ExplorerViewModel model, double width, double height)
      throws IOException {
    ExplorerView view =
        new ExplorerView(
            model,
            new ReadOnlyObjectWrapper<>(Theme.LIGHT.palette()).getReadOnlyProperty(),
            new Settings(Files.createTempDirectory("tierscope-test")),
            () -> {});
    show(stage, view, width, height);
    return view;
  }

  /// Shows a part, as large as it is told.
  static void show(Stage stage, Parent part, double width, double height) {
    Theme.loadFonts();
    Scene scene = new Scene(part, width, height);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }
}
