package dev.tierscope.app.connect;

import dev.tierscope.app.shell.Settings;
import dev.tierscope.model.Tier;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list of what was opened before, newest first, kept in the settings.
public final class Recents {
  private static final int MOST = 12;

  /// Stands between two paths; the only character that no path can have.
  private static final String BETWEEN = "\0";

  private final Settings settings;

  public Recents(Settings settings) {
    this.settings = settings;
  }

  public List<Recent> all() {
    List<Recent> all = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      read("recent." + i + ".").ifPresent(all::add);
    }
    return all;
  }

  private Optional<Recent> read(String prefix) {
    try {
      return settings
          .text(prefix + "path")
          .map(paths ->
              new Recent(
                  Stream.of(paths.split(BETWEEN)).map(Path::of).toList(),
                  Instant.parse(settings.text(prefix + "when").orElse("1970-01-01T00:00:00Z")),
                  settings.text(prefix + "summary").orElse(""),
                  Tier.valueOf(settings.text(prefix + "tier").orElse("LOW"))));
    } catch (DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Puts one on top; an older entry of the same paths goes.
  public void add(Recent recent) {
    List<Recent> all = all();
    all.removeIf(old -> old.paths().equals(recent.paths()));
    all.addFirst(recent);
    write(all.subList(0, Math.min(MOST, all.size())));
  }

  public void remove(Recent recent) {
    List<Recent> all = all();
    all.removeIf(old -> old.paths().equals(recent.paths()));
    write(all);
  }

  public void clear() {
    write(List.of());
  }

  private void write(List<Recent> all) {
    for (int i = 0; i < MOST; i++) {
      String prefix = "recent." + i + ".";
      if (i < all.size()) {
        Recent recent = all.get(i);
        settings.setText(
            prefix + "path",
            recent.paths().stream().map(Path::toString).collect(Collectors.joining(BETWEEN)));
        settings.setText(prefix + "when", recent.when().toString());
        settings.setText(prefix + "summary", recent.summary());
        settings.setText(prefix + "tier", recent.tier().name());
      } else {
        for (String part : List.of("path", "when", "summary", "tier")) {
          settings.remove(prefix + part);
        }
      }
    }
  }

  /// Writes the list to the disk.
  public void save() {
    settings.save();
  }
}
