package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.shell.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorHistoryTest {
  @TempDir private Path directory;

  @Test
  void keepsTheNewestFirstAndEachOnce() {
    SelectorHistory history = new SelectorHistory(new Settings(directory));
    history.add("{a=\"1\"}");
    history.add("{b=\"2\"}");
    history.add("{a=\"1\"}");
    assertEquals(List.of("{a=\"1\"}", "{b=\"2\"}"), history.all());
  }

  @Test
  void remembersBetweenTwoRuns() {
    Settings settings = new Settings(directory);
    new SelectorHistory(settings).add("{a=~\"x|y\",\n  b=\"2\"}");
    settings.save();
    assertEquals(
        List.of("{a=~\"x|y\", b=\"2\"}"), new SelectorHistory(new Settings(directory)).all());
  }

  @Test
  void forgetsTheOldest() {
    SelectorHistory history = new SelectorHistory(new Settings(directory));
    for (int i = 0; i <= SelectorHistory.MOST; i++) {
      history.add("m" + i);
    }
    assertEquals(SelectorHistory.MOST, history.all().size());
    assertEquals("m1", history.all().getLast());
  }
}
