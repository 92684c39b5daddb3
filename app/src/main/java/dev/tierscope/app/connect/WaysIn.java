package dev.tierscope.app.connect;

import java.nio.file.Path;
import java.util.List;

/// How something is opened from the Start screen. All ways in the window are the same, so that it
/// goes where the progress is shown, and comes back.
public interface WaysIn {
  /// Asks for a directory and opens it.
  void openFolder();

  /// Asks for archives or files and opens them.
  void openFiles();

  void openDemo();

  /// Opens several paths as one, or does nothing if there are none.
  void open(List<Path> paths);

  /// Asks for the directory that a missing path is now, and opens with it what was opened before.
  void locateFolder(Recent recent, Path missing);

  /// Asks for the file that a missing path is now, and opens with it what was opened before.
  void locateFile(Recent recent, Path missing);

  /// Does the last thing once more.
  void tryAgain();
}
