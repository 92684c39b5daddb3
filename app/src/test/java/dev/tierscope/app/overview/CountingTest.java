package dev.tierscope.app.overview;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.LateJobs;
import dev.tierscope.app.OpenedShop;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.testing.Needs;
import java.time.Duration;
import java.util.ArrayList;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The Overview while its figures are counted, and after that was stopped.
@ExtendWith(ApplicationExtension.class)
class CountingTest {
  private final LateJobs later = new LateJobs();

  @SuppressWarnings("NullAway.Init") // set by start
  private Jobs jobs;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    Theme.loadFonts();
    jobs = new Jobs(later, new OwnThread(), Duration.ZERO);
    OverviewViewModel model = new OverviewViewModel(jobs);
    ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
    OverviewView view =
        new OverviewView(model, palette.getReadOnlyProperty(), new Visits(new ArrayList<>()));
    Scene scene = new Scene(view, 980, 940);
    Theme.LIGHT.dress(scene);
    model.show(OpenedShop.with());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void showsHowFarItIs(FxRobot robot) {
    assertTrue(robot.lookup("#counting .progress-bar").tryQuery().isPresent());
    robot.interact(later::all);
    assertTrue(robot.lookup("#counting").tryQuery().isEmpty());
    assertTrue(robot.lookup("#overview-cards").tryQuery().isPresent());
  }

  @Test
  void countsAgainWithoutReadingAgainAfterItWasStopped(FxRobot robot) {
    robot.interact(() -> {
      jobs.cancelNewest();
      later.all();
    });
    robot.clickOn("#count-again");
    robot.interact(later::all);
    assertTrue(robot.lookup("#overview-cards").tryQuery().isPresent());
  }
}
