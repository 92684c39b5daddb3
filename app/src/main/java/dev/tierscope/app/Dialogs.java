package dev.tierscope.app;

import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's dialogs for folders and files; they begin where the last one ended.
final class Dialogs implements Wiring.Chooser {
  private static final String LAST = "dialog.directory";

  private final Window owner;
  private final Settings settings;

  Dialogs(Window owner, Settings settings) {
    this.owner = owner;
    this.settings = settings;
  }

  @Override
  public Optional<Path> folder() {
    return folder("Open a data directory, block or snapshot");
  }

  @Override
  public Optional<Path> folderFor(Path missing) {
    return folder(now(missing));
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    last(settings).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    Optional<Path> chosen = Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    chosen.ifPresent(path -> remember(settings, path));
    return chosen;
  }

  @Override
  public List<Path> files() {
    FileChooser chooser = files("Open archives, saved answers or /metrics pages, several as one");
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    if (chosen == null || chosen.isEmpty()) {
      return List.of();
    }
    List<Path> paths = chosen.stream().map(File::toPath).toList();
    remember(settings, paths.getFirst());
    return paths;
  }

  @Override
  public Optional<Path> fileFor(Path missing) {
    FileChooser chooser = files(now(missing));
    Optional<Path> chosen = Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    chosen.ifPresent(path -> remember(settings, path));
    return chosen;
  }

  private FileChooser files(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    last(settings).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private static String now(Path missing) {
    return "Say where " + Opened.shortName(missing) + " is now";
  }

  /// Remembers the directory that a chosen path lies in.
  static void remember(Settings settings, Path chosen) {
    Path parent = chosen.toAbsolutePath().getParent();
    if (parent != null) {
      settings.setText(LAST, parent.toString());
    }
  }

  /// The directory of the last choice, if it is still there.
  static Optional<Path> last(Settings settings) {
    try {
      return settings.text(LAST).map(Path::of).filter(Files::isDirectory);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
