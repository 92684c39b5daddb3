package dev.tierscope.app.connect;

import dev.tierscope.model.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that was opened before.
///
/// @param paths opened together, at least one
/// @param summary one line about it: "1 243 806 series in 1 486 metric groups"
/// @param tier of its largest metric group
public record Recent(List<Path> paths, Instant when, String summary, Tier tier) {
  public Recent {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("nothing was opened");
    }
  }

  /// The first of its paths that is no longer there.
  Optional<Path> missing() {
    return paths.stream().filter(path -> !Files.exists(path)).findFirst();
  }
}
