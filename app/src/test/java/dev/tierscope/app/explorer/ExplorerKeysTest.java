package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.model.Accuracy;
import dev.tierscope.testing.Needs;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExplorerKeysTest {
  @SuppressWarnings("NullAway.Init") // set by start
  private ExplorerViewModel model;

  @SuppressWarnings("NullAway.Init") // set by start
  private ExplorerView view;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) throws Exception {
    model = new ExplorerViewModel(new Jobs(Runnable::run, new OwnThread()));
    view = ShownExplorer.on(stage, model, 980, 760);
    model.show(Populations.shop().population(), Accuracy.EXACT);
  }

  private static Node rows(FxRobot robot) {
    return robot.lookup("#rows").query();
  }

  private void focusRows(FxRobot robot) {
    robot.interact(() -> rows(robot).requestFocus());
  }

  private String selected() {
    return model.selection().row().get().map(RowWords::name).orElse("");
  }

  @Test
  void arrowsMoveUnfoldAndFold(FxRobot robot) {
    focusRows(robot);
    robot.type(KeyCode.DOWN);
    assertEquals("cart", selected());
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
    assertEquals("user", selected());
    robot.type(KeyCode.LEFT);
    assertEquals("cart", selected());
    robot.type(KeyCode.LEFT, KeyCode.DOWN);
    assertEquals("up", selected());
  }

  @Test
  void enterOpensAndClosesAndEndGoesToTheLastRow(FxRobot robot) {
    focusRows(robot);
    robot.type(KeyCode.HOME, KeyCode.ENTER);
    assertEquals(6, model.rows().size());
    robot.type(KeyCode.ENTER, KeyCode.END);
    assertEquals("build_info", selected());
  }

  @Test
  void theArrowThatLeavesTheLastShownValueShowsMore(FxRobot robot) {
    focusRows(robot);
    robot.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT);
    robot.interact(() -> model.selection().select(1 + VisibleRows.PAGE));
    robot.type(KeyCode.DOWN);
    assertEquals(2 + VisibleRows.PAGE, model.selection().index());
    assertTrue(model.rows().size() > 2 * VisibleRows.PAGE);
  }

  @Test
  void lettersFindTheRowThatBeginsWithThem(FxRobot robot) {
    focusRows(robot);
    robot.write("bui");
    assertEquals("build_info", selected());
  }

  @Test
  void aScreenReaderHearsTheWholeRow(FxRobot robot) {
    focusRows(robot);
    robot.type(KeyCode.HOME);
    Node focused = (Node) rows(robot).queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);
    String heard = (String) focused.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    assertTrue(heard.startsWith("cart, Medium tier, 2"), heard);
    assertTrue(heard.contains("3 labels, without user −"), heard);
    assertEquals(3, rows(robot).queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT));
  }

  @Test
  void theMenuOfARowCopiesItsSelector(FxRobot robot) {
    rightClick(robot, 0);
    robot.clickOn("Copy PromQL selector");
    robot.interact(() -> assertEquals("cart", Clipboard.getSystemClipboard().getString()));
  }

  @Test
  void theMenuOfLabelsWithOneValueOffersNoValueToCopy(FxRobot robot) {
    robot.interact(() -> model.unfold(2));
    rightClick(robot, 0);
    assertTrue(robot.lookup("Copy name").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    assertEquals("2 labels with one value", RowWords.name(model.rows().row(3)));
    rightClick(robot, 3);
    assertTrue(robot.lookup("Copy row").tryQuery().isPresent());
    assertFalse(robot.lookup("Copy value").tryQuery().isPresent());
  }

  @Test
  void aRightClickOnWhatOffersMoreKeepsTheSelection(FxRobot robot) {
    robot.interact(() -> {
      model.unfold(0);
      model.unfold(1);
      model.selection().select(VisibleRows.PAGE);
      view.scrollTo(VisibleRows.PAGE + 2);
    });
    assertTrue(model.rows().row(VisibleRows.PAGE + 2).offersMore());
    rightClick(robot, VisibleRows.PAGE + 2);
    assertEquals(VisibleRows.PAGE, model.selection().index());
    assertEquals(VisibleRows.PAGE + 2 + 5, model.rows().size());
  }

  private static void rightClick(FxRobot robot, int row) {
    Node strip = (Node) rows(robot).queryAccessibleAttribute(AccessibleAttribute.ROW_AT_INDEX, row);
    Point2D place = strip.localToScreen(60, RowStrip.HEIGHT / 2);
    robot.clickOn(place.getX(), place.getY(), MouseButton.SECONDARY);
  }

  @Test
  void theHistoryBringsBackASelectorThatWasUsed(FxRobot robot) {
    robot.clickOn("#selector").write("up{job=\"a\"}");
    robot.type(KeyCode.ENTER);
    assertEquals(1, model.rows().size());
    TextField field = robot.lookup("#selector").queryAs(TextField.class);
    robot.interact(field::clear);
    robot.type(KeyCode.UP);
    assertEquals("up{job=\"a\"}", field.getText());
  }

  @Test
  void anUnfinishedSelectorComesBackAfterALookAtTheHistory(FxRobot robot) {
    robot.clickOn("#selector").write("up{job=\"a\"}").type(KeyCode.ENTER);
    TextField field = robot.lookup("#selector").queryAs(TextField.class);
    robot.interact(field::clear);
    robot.write("cart{us").type(KeyCode.UP);
    assertEquals("up{job=\"a\"}", field.getText());
    robot.type(KeyCode.DOWN);
    assertEquals("cart{us", field.getText());
  }

  @Test
  void keepsTheFocusOnTheGroupingThatWasChosenByKey(FxRobot robot) {
    Hyperlink label = link(robot, "label");
    robot.interact(label::requestFocus);
    robot.type(KeyCode.ENTER);
    assertEquals(new Grouping.ByLabelName(), model.grouping().get());
    assertFocused(label);
    assertEquals("Group by label, chosen", label.getAccessibleText());
  }

  @Test
  void namesALabelThatIsGroupedByAndIsNotOffered(FxRobot robot) {
    robot.interact(() -> model.group(new Grouping.ByValueOf("pod")));
    assertTrue(link(robot, "pod").isVisible());
    robot.interact(() -> model.group(new Grouping.ByMetric()));
    assertTrue(robot.lookup("pod").queryAll().stream().noneMatch(Node::isVisible));
  }

  @Test
  void goesOnAmongTheRowsAfterAStepUpByKey(FxRobot robot) {
    for (String name : List.of("cart", "All metrics")) {
      robot.interact(() -> {
        model.selection().selectGroup("cart");
        model.selection().select(1);
        crumb(robot, name).requestFocus();
      });
      robot.type(KeyCode.ENTER);
      assertFocused(rows(robot));
      assertEquals(name.equals("cart") ? "cart" : "", selected());
    }
  }

  @Test
  void aFilterOfAColumnWithoutRoomIsClearedByTheFoot(FxRobot robot) {
    robot.interact(() -> model.filter(Column.SHARE, ">50%"));
    assertEquals(1, model.rows().size());
    Hyperlink clear = robot.lookup("#clear-filters").queryAs(Hyperlink.class);
    assertEquals("2 filtered by 1 column filter · clear", clear.getText());
    robot.interact(clear::requestFocus);
    robot.type(KeyCode.ENTER);
    assertEquals(3, model.rows().size());
    assertFalse(clear.isVisible());
    assertFocused(rows(robot));
  }

  @Test
  void whereNoSeriesHasTheLabelItSaysSoAndGroupsByMetric(FxRobot robot) {
    robot.clickOn(link(robot, "namespace"));
    assertTrue(robot.lookup("No series has the label namespace.").tryQuery().isPresent());
    robot.clickOn("Group by metric");
    assertEquals(3, model.rows().size());
    assertFocused(rows(robot));
  }

  @Test
  void whereFiltersLetNothingPassTheyAreCleared(FxRobot robot) {
    robot.interact(() -> model.filter(Column.NAME, "nothing"));
    robot.clickOn("Clear filters");
    assertEquals(3, model.rows().size());
  }

  @Test
  void whereTheSelectorChoosesNothingItIsCleared(FxRobot robot) {
    robot.interact(() -> model.selector().choose("gone"));
    robot.clickOn("Clear the selector");
    assertEquals(3, model.rows().size());
    assertEquals("", robot.lookup("#selector").queryAs(TextField.class).getText());
  }

  private static void assertFocused(Node node) {
    assertSame(node, node.getScene().getFocusOwner());
  }

  /// The link of the way to the selected row: other ways may have one of the same name.
  private static Hyperlink crumb(FxRobot robot, String text) {
    return robot
        .lookup(node ->
            node instanceof Hyperlink link
                && link.getText().equals(text)
                && link.getParent() instanceof Crumbs)
        .query();
  }

  private static Hyperlink link(FxRobot robot, String text) {
    return robot.lookup(".hyperlink").queryAllAs(Hyperlink.class).stream()
        .filter(link -> link.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
