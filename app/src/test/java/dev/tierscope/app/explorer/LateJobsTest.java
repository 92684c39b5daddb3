package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.LateJobs;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Accuracy;
import dev.tierscope.testing.Needs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The Explorer while its jobs take their time: what was done meanwhile counts.
@ExtendWith(ApplicationExtension.class)
class LateJobsTest {
  private final LateJobs later = new LateJobs();

  @SuppressWarnings("NullAway.Init") // set by start
  private Jobs jobs;

  @SuppressWarnings("NullAway.Init") // set by start
  private ExplorerViewModel model;

  @SuppressWarnings("NullAway.Init") // set by start
  private ExplorerView view;

  @SuppressWarnings("NullAway.Init") // set by start
  private Stage stage;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    jobs = new Jobs(later, new OwnThread(), Duration.ZERO);
    model = new ExplorerViewModel(jobs);
    view = ShownExplorer.on(stage, model, 1100, 760);
    model.show(Populations.shop().population(), Accuracy.EXACT);
    later.all();
  }

  private String selected() {
    return model.selection().row().get().map(RowWords::name).orElse("");
  }

  private static Population other() {
    return new Populations().with("other", "job", "x").population();
  }

  private void select(FxRobot robot, String group) {
    robot.interact(() -> {
      model.selection().selectGroup(group);
      later.all();
    });
  }

  @Test
  void selectsALabelOnceItsGroupIsUnfolded(FxRobot robot) {
    robot.interact(() -> model.selection().select(0));
    robot.clickOn(label(robot, "user"));
    assertEquals("cart", selected());
    robot.interact(later::all);
    assertEquals("user", selected());
    assertTrue(label(robot, "user").getStyleClass().contains("selected"));
    robot.clickOn(label(robot, "pod"));
    assertEquals("pod", selected());
    assertFalse(label(robot, "user").getStyleClass().contains("selected"));
  }

  @Test
  void selectsALabelByKeyAndKeepsTheFocusOnIt(FxRobot robot) {
    robot.interact(() -> model.selection().select(0));
    Node row = label(robot, "job");
    robot.interact(row::requestFocus);
    robot.type(KeyCode.ENTER);
    robot.interact(later::all);
    assertEquals("job", selected());
    assertTrue(row.isFocused());
  }

  @Test
  void leavesALabelAloneIfAnotherRowWasSelectedMeanwhile(FxRobot robot) {
    robot.interact(() -> model.selection().select(0));
    robot.clickOn(label(robot, "user"));
    robot.interact(() -> {
      model.selection().select(1);
      later.all();
    });
    assertEquals("up", selected());
  }

  @Test
  void tellsOfALabelThatHasNoRow(FxRobot robot) {
    robot.interact(() -> {
      model.group(new Grouping.ByValueOf("job"));
      later.all();
      model.unfold(0);
      later.all();
      model.selection().select(1);
    });
    assertEquals("cart", selected());
    robot.clickOn(label(robot, "pod"));
    assertEquals("cart", selected());
    assertTrue(label(robot, "pod").getStyleClass().contains("selected"));
    assertTrue(robot.lookup("Without pod: 2\u202f000 series").tryQuery().isPresent());
  }

  @Test
  void unfoldsTheLargestGroupAndItsLabelOnceThereAreRows(FxRobot robot) {
    robot.interact(() -> {
      model.show(Populations.shop().population(), Accuracy.EXACT);
      view.showLargest();
      later.all();
    });
    assertEquals("user", selected());
    assertEquals("u0", RowWords.name(model.rows().row(2)));
  }

  private static Node label(FxRobot robot, String name) {
    return robot.lookup(".list-row").queryAll().stream()
        .filter(row -> row.getAccessibleText().startsWith(name + ","))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void forgetsWhatWasAskedOfAnEarlierSource(FxRobot robot) {
    robot.interact(() -> {
      model.group(new Grouping.ByValueOf("pod"));
      later.all();
      model.unfold(0);
      model.selection().seek("p");
      model.selector().choose("up");
      model.show(other(), Accuracy.EXACT);
      later.all();
    });
    assertEquals(1, model.rows().size());
    assertEquals("other", model.rows().row(0).level().name(0));
    assertEquals("", selected());
    assertEquals("", robot.lookup("#selector").queryAs(TextField.class).getText());
    assertInstanceOf(SelectorState.Everything.class, model.selector().state().get());
  }

  @Test
  void showsTheSelectorThatWasTypedLastWhicheverIsCountedLast(FxRobot robot) {
    TextField field = robot.lookup("#selector").queryAs(TextField.class);
    robot.interact(() -> {
      field.setText("up");
      model.selector().apply();
      field.setText("build_info");
      model.selector().apply();
      later.last();
      later.all();
    });
    assertEquals("build_info", field.getText());
    SelectorState.Valid valid =
        assertInstanceOf(SelectorState.Valid.class, model.selector().state().get());
    assertEquals(1, valid.series());
    assertEquals("build_info", model.rows().row(0).level().name(0));
  }

  @Test
  void keepsAFilterThatIsTypedWhileAnEarlierOneFilters(FxRobot robot) throws Exception {
    TextField field = robot.lookup("#filter-name").queryAs(TextField.class);
    robot.clickOn(field).write("u");
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> later.size() > 0);
    robot.write("p");
    robot.interact(later::all);
    assertEquals("up", field.getText());
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> {
          robot.interact(later::all);
          return model.rows().size() == 1;
        });
    assertEquals("up", field.getText());
  }

  @Test
  void bringsARowThatWasSoughtIntoSight(FxRobot robot) {
    select(robot, "cart");
    robot.interact(() -> {
      model.unfold(1);
      later.all();
    });
    Node rows = robot.lookup("#rows").query();
    robot.interact(rows::requestFocus);
    robot.write("build");
    robot.interact(later::all);
    assertEquals("build_info", selected());
    assertTrue(isInSight(rows));
    robot.interact(() -> model.selection().select(2 + VisibleRows.PAGE / 2));
    Hyperlink crumb =
        robot.lookup(".hyperlink").queryAllAs(Hyperlink.class).stream()
            .filter(link -> link.getText().equals("cart"))
            .findFirst()
            .orElseThrow();
    robot.clickOn(crumb);
    assertEquals("cart", selected());
    assertTrue(isInSight(rows));
  }

  private static boolean isInSight(Node rows) {
    return rows.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM) != null;
  }

  @Test
  void stopsCountingASelectorAndCountsItWhenAskedAgain(FxRobot robot) {
    TextField field = robot.lookup("#selector").queryAs(TextField.class);
    robot.interact(() -> {
      field.setText("up");
      model.selector().apply();
      jobs.cancelNewest();
      later.all();
    });
    assertInstanceOf(SelectorState.Stopped.class, model.selector().state().get());
    assertEquals(3, model.rows().size());
    robot.clickOn(field).type(KeyCode.ENTER);
    robot.interact(later::all);
    assertEquals(1, model.rows().size());
  }

  @Test
  void keepsTheRowsIfTheirGroupingIsStopped(FxRobot robot) {
    robot.interact(() -> {
      model.group(new Grouping.ByLabelName());
      jobs.cancelNewest();
      later.all();
    });
    assertEquals(new Grouping.ByMetric(), model.grouping().get());
    assertEquals("cart", RowWords.name(model.rows().row(0)));
    robot.clickOn("Try again");
    robot.interact(later::all);
    assertEquals(5, model.rows().size());
  }

  @Test
  void offersLabelsOnlyOfWhatIsShown(FxRobot robot) {
    robot.clickOn("other…");
    robot.interact(() -> {
      model.show(other(), Accuracy.EXACT);
      later.all();
    });
    assertFalse(offersLabels());
    robot.clickOn("other…");
    robot.interact(later::all);
    assertTrue(offersLabels());
  }

  @Test
  void findsNoLabelsAnyMoreOnceTheExplorerIsLeft(FxRobot robot) {
    robot.clickOn("other…");
    assertEquals(1, jobs.running().size());
    robot.interact(() -> stage.getScene().setRoot(new Pane()));
    assertEquals(0, jobs.running().size());
    robot.interact(later::all);
    assertFalse(offersLabels());
  }

  @Test
  void saysThatNotAllLabelsAreOfferedAndShowsThemAsRows(FxRobot robot) {
    List<String> names = IntStream.range(0, 300).mapToObj(i -> "label" + i).toList();
    GroupChoice choice = robot.lookup(".group-choice").queryAs(GroupChoice.class);
    robot.interact(() -> {
      assertEquals("label9", choice.items(names.subList(0, 10)).getLast().getText());
      MenuItem last = choice.items(names).getLast();
      assertEquals("First 200 of 300 labels · show all as rows", last.getText());
      last.fire();
      later.all();
    });
    assertEquals(new Grouping.ByLabelName(), model.grouping().get());
  }

  private static boolean offersLabels() {
    return Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
  }

  @Test
  void saysThatASourceIsBeingCountedUntilItsRowsAreThere(FxRobot robot) {
    robot.interact(() -> model.show(other(), Accuracy.EXACT));
    assertEquals(List.of("counting…"), foot(robot));
    robot.interact(later::all);
    assertEquals(List.of("1 of 1 groups shown", "Σ 1 series", "exact"), foot(robot));
  }

  private static List<String> foot(FxRobot robot) {
    return robot.lookup(".foot .label").queryAllAs(Label.class).stream()
        .filter(part -> part.isVisible() && part.getParent().isVisible())
        .map(Label::getText)
        .toList();
  }

  @Test
  void sortsByTheHeadOfAColumnByKey(FxRobot robot) {
    Node head = robot.lookup("#sort-name").query();
    robot.interact(head::requestFocus);
    robot.type(KeyCode.SPACE);
    robot.interact(later::all);
    assertEquals("build_info", RowWords.name(model.rows().row(0)));
    assertEquals("Sort by Metric › label › value, sorted upwards", head.getAccessibleText());
  }
}
