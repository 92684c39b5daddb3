package dev.tierscope.app.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether something that was opened before is still there.
sealed interface Presence {
  /// Nobody has looked yet.
  record Unknown() implements Presence {}

  /// All of it is there.
  ///
  /// @param folder whether it is one directory
  record There(boolean folder) implements Presence {}

  /// A path leads nowhere.
  record Missing(Path path) implements Presence {}

  /// Looks. It may take as long as a disk or a network that does not answer.
  static Presence of(Recent recent) {
    return recent.paths().stream()
        .filter(path -> !Files.exists(path))
        .findFirst()
        .<Presence>map(Missing::new)
        .orElseGet(() ->
            new There(recent.paths().size() == 1 && Files.isDirectory(recent.paths().getFirst())));
  }

  /// The path that is missing, if one is.
  default Optional<Path> missing() {
    return this instanceof Missing(Path path) ? Optional.of(path) : Optional.empty();
  }
}
