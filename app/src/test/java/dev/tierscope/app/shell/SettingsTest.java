package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path directory;

  @Test
  void rememberTextAndNumbers() {
    Settings settings = new Settings(directory.resolve("deep/down"));
    settings.setText("theme", "DARK");
    settings.setNumber("window.width", 1440);
    settings.save();
    Settings again = new Settings(directory.resolve("deep/down"));
    assertEquals(Optional.of("DARK"), again.text("theme"));
    assertEquals(1440, again.number("window.width", 0));
  }

  @Test
  void startAnewWhenTheFileMakesNoSense() throws IOException {
    Files.writeString(directory.resolve("window.properties"), "window.width=\\u12");
    assertEquals(7, new Settings(directory).number("window.width", 7));
  }
}
