package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.shell.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogsTest {
  @TempDir private Path directory;

  @Test
  void beginWhereTheLastOneEnded() {
    Settings settings = new Settings(directory);
    Dialogs.remember(settings, directory.resolve("block"));
    assertEquals(Optional.of(directory), Dialogs.last(settings));
  }

  @Test
  void forgetADirectoryThatIsGone() throws Exception {
    Settings settings = new Settings(directory);
    Path gone = Files.createDirectory(directory.resolve("gone"));
    Dialogs.remember(settings, gone.resolve("block"));
    Files.delete(gone);
    assertEquals(Optional.empty(), Dialogs.last(settings));
  }
}
