package dev.tierscope.app.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tierscope.app.LateJobs;
import dev.tierscope.app.OpenedShop;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is asked in the background only.
class StartViewModelTest {
  @TempDir private Path directory;

  private final LateJobs later = new LateJobs();

  @Test
  void looksInTheBackgroundWhichRecentOnesAreThere() throws Exception {
    Path there = Files.createFile(directory.resolve("there"));
    StartViewModel model = model();
    model.open(List.of(there));
    later.all();
    Files.delete(there);
    model.look();
    assertInstanceOf(Presence.There.class, presence(model));
    later.all();
    assertEquals(new Presence.Missing(there), presence(model));
  }

  @Test
  void writesTheRecentListInTheBackground() throws Exception {
    Path there = Files.createFile(directory.resolve("there"));
    StartViewModel model = model();
    model.open(List.of(there));
    later.first(); // opens
    assertFalse(Files.exists(directory.resolve("window.properties")));
    later.all();
    assertEquals(model.recents(), new Recents(new Settings(directory)).all());
  }

  private static Presence presence(StartViewModel model) {
    Map<Recent, Presence> all = model.presence().get();
    return all.getOrDefault(model.recents().getFirst(), new Presence.Unknown());
  }

  private StartViewModel model() {
    return new StartViewModel(
        new Jobs(later, new OwnThread()),
        new ShopOpening(),
        new Recents(new Settings(directory)),
        InstantSource.system());
  }

  /// Opens the shop.
  private static final class ShopOpening implements Opening {
    @Override
    public Opened open(List<Path> paths, Progress progress) {
      return OpenedShop.with();
    }

    @Override
    public Opened demo(Progress progress) {
      return OpenedShop.with();
    }
  }
}
