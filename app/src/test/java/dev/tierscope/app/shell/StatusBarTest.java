package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tierscope.app.OwnThread;
import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.testing.Needs;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The jobs in the status bar by keyboard alone.
@ExtendWith(ApplicationExtension.class)
class StatusBarTest {
  private final Button before = new Button("before");

  @SuppressWarnings("NullAway.Init") // set by start
  private Jobs jobs;

  @SuppressWarnings("NullAway.Init") // set by start
  private Scene scene;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    Theme.loadFonts();
    jobs = new Jobs(_ -> {}, new OwnThread()); // nothing ever ends
    scene =
        new Scene(
            new VBox(before, new StatusBar(new ShellModel(Theme.LIGHT, Optional.empty()), jobs)),
            900,
            80);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void cancelsTheOlderOfTwoJobs(FxRobot robot) {
    robot.interact(() -> {
      jobs.start("Read a", _ -> 1);
      jobs.start("Read b", _ -> 2);
      before.requestFocus();
    });
    robot.type(KeyCode.TAB);
    assertEquals("jobs", scene.getFocusOwner().getId());
    robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
    assertEquals(List.of("Read b"), jobs.running().stream().map(Job::name).toList());
  }

  @Test
  void isPassedByWhileThereIsNoJob(FxRobot robot) {
    robot.interact(before::requestFocus);
    robot.type(KeyCode.TAB);
    assertSame(before, scene.getFocusOwner());
    Node step = robot.lookup("#jobs").query();
    assertFalse(step.isFocusTraversable());
  }

  @Test
  void saysThatItIsReadyOnceTheLastJobIsOver(FxRobot robot) {
    robot.interact(() -> jobs.start("Read a", _ -> 1));
    assertEquals("Read a. List of all jobs", robot.lookup("#jobs").query().getAccessibleText());
    robot.interact(jobs::cancelNewest);
    assertEquals("Ready", robot.lookup("#jobs").query().getAccessibleText());
  }
}
