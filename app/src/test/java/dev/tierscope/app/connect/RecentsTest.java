package dev.tierscope.app.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.shell.Settings;
import dev.tierscope.model.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentsTest {
  @TempDir private Path directory;

  private static Recent recent(String name) {
    return new Recent(Path.of(name), Instant.parse("2026-01-02T03:04:05Z"), "3 series", Tier.HIGH);
  }

  @Test
  void areThereAgainAfterARestartNewestFirst() {
    Recents recents = new Recents(new Settings(directory));
    recents.add(recent("a"));
    recents.add(recent("b"));
    recents.add(recent("a"));
    assertEquals(List.of(recent("a"), recent("b")), new Recents(new Settings(directory)).all());
  }

  @Test
  void forgetOneOrAll() {
    Recents recents = new Recents(new Settings(directory));
    recents.add(recent("a"));
    recents.add(recent("b"));
    recents.remove(recent("a"));
    assertEquals(List.of(recent("b")), recents.all());
    recents.clear();
    assertEquals(List.of(), recents.all());
  }
}
