package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What stays behind when the window is left: nothing.
@ExtendWith(ApplicationExtension.class)
class LeavingTest {
  private final List<String> closed = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set by start
  private Wiring wiring;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) throws Exception {
    wiring = ShownWindow.on(stage, new NoChoice(), new ClosableShop(), 980, 760);
  }

  @Test
  void writesTheSettingsDown(FxRobot robot) throws Exception {
    Path folder = Files.createTempDirectory("tierscope-test");
    Settings settings = new Settings(folder);
    robot.interact(() -> {
      ShellModel shell = new ShellModel(Theme.LIGHT, Optional.empty());
      Jobs jobs = new Jobs(_ -> {}, new OwnThread());
      Wiring other = new Wiring(settings, shell, jobs, new NoChoice());
      Theme.choose(settings, Optional.of(Theme.DARK));
      other.close(Duration.ZERO);
    });
    assertEquals(Optional.of(Theme.DARK), Theme.chosen(new Settings(folder)));
  }

  @Test
  void closesWhatIsOpen(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("a")));
    assertEquals(List.of(), closed);
    robot.interact(() -> wiring.close(Duration.ZERO));
    assertEquals(List.of("a"), closed);
  }

  @Test
  void closesWhatWasReplacedOnceOnly(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("a")));
    robot.interact(() -> wiring.open(Path.of("b")));
    robot.interact(() -> wiring.close(Duration.ZERO));
    assertEquals(List.of("a", "b"), closed);
  }

  /// Opens the shop and writes down what of it was closed.
  private final class ClosableShop implements Opening {
    @Override
    public Opened open(List<Path> paths, Progress progress) {
      return OpenedShop.closing(() -> closed.add(paths.getFirst().getFileName().toString()));
    }

    @Override
    public Opened demo(Progress progress) {
      return OpenedShop.with();
    }
  }
}
