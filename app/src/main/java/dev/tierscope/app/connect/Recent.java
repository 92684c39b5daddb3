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
  private static final int FOLDER = 48;

  public Recent {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("nothing was opened");
    }
  }

  /// The directory it lies in, of a long one the end; empty if it lies in none.
  public String folder() {
    Path parent = paths.getFirst().toAbsolutePath().normalize().getParent();
    String folder = parent == null ? "" : parent.toString();
    return folder.length() <= FOLDER ? folder : "…" + folder.substring(folder.length() - FOLDER);
  }

  /// The same, with one of its paths elsewhere.
  Recent moved(Path from, Path to) {
    return new Recent(
        paths.stream().map(path -> path.equals(from) ? to : path).toList(), when, summary, tier);
  }
}
