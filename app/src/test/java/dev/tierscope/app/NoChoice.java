package dev.tierscope.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Dialogs that are closed without choosing anything.
final class NoChoice implements Wiring.Chooser {
  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Optional<Path> folderFor(Path missing) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> fileFor(Path missing) {
    return Optional.empty();
  }
}
