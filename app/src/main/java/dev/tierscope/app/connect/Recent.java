package dev.tierscope.app.connect;

import dev.tierscope.model.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

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

  /// The same, with one of its paths elsewhere.
  Recent moved(Path from, Path to) {
    return new Recent(
        paths.stream().map(path -> path.equals(from) ? to : path).toList(), when, summary, tier);
  }
}
