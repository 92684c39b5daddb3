package dev.tierscope.app.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.shell.Settings;
import dev.tierscope.model.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentsTest {
  @TempDir private Path directory;

  private static Recent recent(String name) {
    return new Recent(
        List.of(Path.of(name)), Instant.parse("2026-01-02T03:04:05Z"), "3 series", Tier.HIGH);
  }

  @Test
  void areThereAgainAfterARestartNewestFirst() {
    Recents recents = new Recents(new Settings(directory));
    recents.add(recent("a"));
    recents.add(recent("b"));
    recents.add(recent("a"));
    recents.save();
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

  @Test
  void rememberWhatWasOpenedTogether() {
    Recent both =
        new Recent(
            List.of(Path.of("a"), Path.of("b c")),
            Instant.parse("2026-01-02T03:04:05Z"),
            "4 series",
            Tier.LOW);
    Recents recents = new Recents(new Settings(directory));
    recents.add(both);
    recents.save();
    assertEquals(List.of(both), new Recents(new Settings(directory)).all());
  }

  @Test
  void sayWhichPathIsNoLongerThere() {
    Path gone = directory.resolve("gone");
    Recent both = new Recent(List.of(directory, gone), Instant.EPOCH, "4 series", Tier.LOW);
    assertEquals(Optional.of(gone), Presence.of(both).missing());
  }
}
