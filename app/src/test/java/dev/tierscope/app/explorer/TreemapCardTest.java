package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.model.Accuracy;
import dev.tierscope.testing.Needs;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TreemapCardTest {
  @SuppressWarnings("NullAway.Init") // set by start
  private ExplorerViewModel model;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    model = new ExplorerViewModel(new Jobs(Runnable::run, new OwnThread()));
    ShownExplorer.show(
        stage,
        new TreemapCard(
            model, new ReadOnlyObjectWrapper<>(Theme.LIGHT.palette()).getReadOnlyProperty()),
        400,
        400);
    model.show(Populations.shop().population(), Accuracy.EXACT);
  }

  private static Treemap treemap(FxRobot robot) {
    return robot.lookup("#treemap").queryAs(Treemap.class);
  }

  @Test
  void goesDownAndUpByKey(FxRobot robot) {
    robot.interact(() -> treemap(robot).requestFocus());
    robot.type(KeyCode.RIGHT, KeyCode.ENTER);
    assertEquals("Treemap, area = savings", treemap(robot).getAccessibleText());
    robot.type(KeyCode.RIGHT);
    assertEquals("Treemap, area = savings: user, −99.9\u202f%", said(robot));
    robot.type(KeyCode.ENTER, KeyCode.RIGHT);
    assertEquals("Treemap, area = series: u0, 1", said(robot));
    robot.type(KeyCode.ESCAPE);
    assertEquals("Treemap, area = savings: user, −99.9\u202f%", said(robot));
    robot.type(KeyCode.BACK_SPACE);
    assertEquals("Treemap, area = series: cart, 2\u202f000", said(robot));
    robot.type(KeyCode.BACK_SPACE);
    assertEquals("Treemap, area = series", said(robot));
  }

  @Test
  void goesDownByASecondClickAndUpByTheWay(FxRobot robot) {
    robot.doubleClickOn(treemap(robot));
    robot.moveTo("#colour-tier"); // two more clicks in place would be a third and a fourth
    robot.doubleClickOn(treemap(robot));
    assertEquals("Treemap, area = series", said(robot));
    assertEquals(List.of("All metrics", "cart"), way(robot));
    robot.clickOn(link(robot, "cart"));
    assertEquals(List.of("All metrics"), way(robot));
    robot.clickOn(link(robot, "All metrics"));
    assertEquals(List.of(), way(robot));
    assertEquals("Treemap, area = series: cart, 2\u202f000", said(robot));
    assertTrue(treemap(robot).isFocused());
  }

  @Test
  void coloursAsChosenByKeyAndKeepsAChoiceThatIsPressedAgain(FxRobot robot) {
    Color byTier = colour(robot);
    robot.interact(() -> robot.lookup("#colour-tier").query().requestFocus());
    robot.type(KeyCode.RIGHT);
    Color byLabel = colour(robot);
    assertNotEquals(byTier, byLabel);
    robot.clickOn("#colour-label");
    assertEquals(byLabel, colour(robot));
    assertTrue(robot.lookup("#colour-label").queryAs(ToggleButton.class).isSelected());
  }

  /// Of a place in the middle, where nothing is written.
  private static Color colour(FxRobot robot) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () ->
            treemap(robot)
                .snapshot(new SnapshotParameters(), null)
                .getPixelReader()
                .getColor(150, 150));
  }

  private static String said(FxRobot robot) {
    return treemap(robot).getAccessibleText();
  }

  private static List<String> way(FxRobot robot) {
    return robot.lookup("#treemap-way .hyperlink").queryAllAs(Hyperlink.class).stream()
        .map(Hyperlink::getText)
        .toList();
  }

  private static Hyperlink link(FxRobot robot, String text) {
    return robot.lookup("#treemap-way .hyperlink").queryAllAs(Hyperlink.class).stream()
        .filter(link -> link.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsOtherCellsOfTheSameSize(FxRobot robot) {
    robot.interact(() -> {
      model.show(
          new Populations().with("a", "x", "1").with("b", "x", "1").population(), Accuracy.EXACT);
      model.filter(Column.NAME, "a");
      model.filter(Column.NAME, "b");
      model.selection().selectGroup("b");
    });
    assertEquals("Treemap, area = series: b, 1", treemap(robot).getAccessibleText());
  }
}
