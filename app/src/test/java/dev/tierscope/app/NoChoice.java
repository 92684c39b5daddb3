package dev.tierscope.app;

import java.nio.file.Path;
import java.util.Optional;

/// Dialogs that are closed without choosing anything.
final class NoChoice implements Wiring.Chooser {
  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }
}
