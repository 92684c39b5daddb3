package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.LateJobs;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.testing.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A search among so many names that it is done in the background.
@ExtendWith(ApplicationExtension.class)
class QuickSwitchTest {
  private static final int MANY = 50_000;

  private final LateJobs later = new LateJobs();
  private final List<String> visited = new ArrayList<>();

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    Theme.loadFonts();
    Jobs jobs = new Jobs(later, new OwnThread());
    Targets metrics = new Targets(MANY, i -> "metric_" + i, i -> entry("metric_" + i));
    List<QuickSwitch.Entry> few = List.of(entry("Quit"), entry("Open"));
    QuickSwitch quickSwitch = new QuickSwitch(jobs, few, _ -> metrics, () -> visited.add("closed"));
    Scene scene = new Scene(new StackPane(quickSwitch), 700, 500);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
    quickSwitch.field().requestFocus();
  }

  @Test
  void findsCommandsBeforeTheNamesAreCollected(FxRobot robot) {
    robot.write("qu").type(KeyCode.ENTER);
    assertEquals(List.of("closed", "Quit"), visited);
  }

  @Test
  void offersCommandsBeforeAnythingIsWritten(FxRobot robot) {
    assertEquals(2, robot.lookup(".list-view").queryListView().getItems().size());
  }

  @Test
  void saysThatNamesAreCollectedAndGuessesNothingMeanwhile(FxRobot robot) {
    robot.write("quitt");
    assertTrue(robot.lookup("Collecting names…").tryQuery().isPresent());
    assertEquals(0, robot.lookup(".list-view").queryListView().getItems().size());
    robot.interact(later::first);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(robot.lookup("Collecting names…").tryQuery().isPresent());
  }

  @Test
  void keepsTheLineThatWasChosenWhenTheNamesArrive(FxRobot robot) throws Exception {
    robot.type(KeyCode.DOWN);
    robot.interact(later::first);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> later.size() > 0);
    robot.interact(later::all);
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("closed", "Open"), visited);
  }

  @Test
  void goesOnceTheNamesAreCollected(FxRobot robot) throws Exception {
    robot.write("metric_41999").type(KeyCode.ENTER);
    assertEquals(List.of(), visited);
    robot.interact(later::first);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> later.size() > 0);
    robot.interact(later::all);
    assertEquals(List.of("closed", "metric_41999"), visited);
  }

  @Test
  void goesOnlyOnceTheSearchForWhatWasWrittenIsDone(FxRobot robot) throws Exception {
    robot.interact(later::first);
    robot.write("metric_41999").type(KeyCode.ENTER);
    assertEquals(List.of(), visited);
    robot.interact(later::all);
    assertEquals(List.of("closed", "metric_41999"), visited);
  }

  @Test
  void searchesOnceForWhatIsWrittenWithoutAPause(FxRobot robot) throws Exception {
    robot.interact(later::first);
    robot.interact(() -> robot.lookup("#quick-switch").queryTextInputControl().setText("m"));
    robot.interact(() -> robot.lookup("#quick-switch").queryTextInputControl().setText("me"));
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> later.size() > 0);
    assertEquals(1, later.size());
  }

  @Test
  void offersTheNearestNameWhenNothingHasTheOneThatWasWritten(FxRobot robot) {
    robot.interact(later::first);
    robot.write("mertic_41999").type(KeyCode.ENTER);
    robot.interact(later::all);
    assertEquals(List.of("closed", "metric_41999"), visited);
    assertTrue(robot.lookup("Nothing has such a name. Did you mean:").tryQuery().isPresent());
  }

  @Test
  void saysSoWhenNothingIsLikeIt(FxRobot robot) {
    robot.interact(later::first);
    robot.write("zzzzzzzz").type(KeyCode.ENTER);
    robot.interact(later::all);
    assertEquals(List.of(), visited);
    assertFalse(robot.lookup("Nothing has such a name. Did you mean:").tryQuery().isPresent());
  }

  private QuickSwitch.Entry entry(String title) {
    return new QuickSwitch.Entry(
        Material2OutlinedAL.LABEL, title, "", "", () -> visited.add(title));
  }
}
