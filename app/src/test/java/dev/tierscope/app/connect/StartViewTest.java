package dev.tierscope.app.connect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.OpenedShop;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The Start screen while the program opens what it was started with.
@ExtendWith(ApplicationExtension.class)
class StartViewTest {
  @SuppressWarnings("NullAway.Init") // set by start
  private StartViewModel model;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) throws Exception {
    Theme.loadFonts();
    Jobs jobs = new Jobs(_ -> {}, new OwnThread()); // nothing ever begins
    Settings settings = new Settings(Files.createTempDirectory("tierscope-test"));
    model =
        new StartViewModel(jobs, new ShopOpening(), new Recents(settings), InstantSource.system());
    StartView view = new StartView(model, new NoWaysIn());
    model.openDemo();
    Scene scene = new Scene(view, 900, 700);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void tellsWhatIsBeingOpenedAndOffersNothingElse(FxRobot robot) {
    assertTrue(robot.lookup("Open the demo").tryQuery().isPresent());
    assertTrue(robot.lookup("#cancel-opening").tryQuery().isPresent());
    assertFalse(robot.lookup("#open-folder").tryQuery().isPresent());
  }

  @Test
  void offersTheWaysInOnceThatIsCancelled(FxRobot robot) {
    robot.clickOn("#cancel-opening");
    assertTrue(robot.lookup("#open-folder").tryQuery().isPresent());
    assertTrue(robot.lookup("Nothing opened yet").tryQuery().isPresent());
    assertFalse(robot.lookup("#cancel-opening").tryQuery().isPresent());
  }

  /// Leads nowhere.
  private static final class NoWaysIn implements WaysIn {
    @Override
    public void openFolder() {}

    @Override
    public void openFiles() {}

    @Override
    public void openDemo() {}

    @Override
    public void open(List<Path> paths) {}

    @Override
    public void locateFolder(Recent recent, Path missing) {}

    @Override
    public void locateFile(Recent recent, Path missing) {}

    @Override
    public void tryAgain() {}
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
