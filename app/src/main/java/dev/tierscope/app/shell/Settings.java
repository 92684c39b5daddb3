package dev.tierscope.app.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What the window remembers between two runs: text under names, in one properties file in the
/// configuration directory of the operating system. A file that cannot be read or written loses
/// memory, never the work at hand.
public final class Settings {
  /// System property that puts the settings directory elsewhere.
  public static final String DIRECTORY = "tierscope.settings";

  private final Path file;
  private final Properties values = new Properties();

  public Settings(Path directory) {
    this.file = directory.resolve("window.properties");
    if (Files.isReadable(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      } catch (IOException | IllegalArgumentException _) {
        values.clear();
      }
    }
  }

  /// Where settings belong: the system property, else the place the operating system has for it.
  public static Path directory(Map<String, String> environment) {
    String chosen = System.getProperty(DIRECTORY, "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen);
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return (roaming.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(roaming))
          .resolve("Tierscope");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/Tierscope");
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("tierscope");
  }

  /// Another file of the settings directory.
  public Path beside(String name) {
    return file.resolveSibling(name);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.getProperty(name));
  }

  public void setText(String name, String value) {
    values.setProperty(name, value);
  }

  public void remove(String name) {
    values.remove(name);
  }

  /// A number, or `otherwise` if there is none that makes sense.
  public double number(String name, double otherwise) {
    try {
      double value = Double.parseDouble(values.getProperty(name, ""));
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  public void setNumber(String name, double value) {
    setText(name, Double.toString(value));
  }

  /// Writes the file, completely or not at all. May be called from any thread: whoever writes last
  /// writes what is newest.
  public synchronized void save() {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "window", ".tmp");
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        values.store(writer, "Tierscope");
      }
      try {
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      System.getLogger("dev.tierscope.app").log(System.Logger.Level.DEBUG, "settings", e);
    }
  }
}
