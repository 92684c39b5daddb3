package dev.tierscope.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.OpenedShop;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Problem;
import dev.tierscope.testing.Needs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OverviewViewTest {
  @SuppressWarnings("NullAway.Init") // set by start
  private OverviewViewModel model;

  private final List<String> visited = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set by start
  private Stage stage;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage newStage) {
    stage = newStage;
    Theme.loadFonts();
    model = new OverviewViewModel(new Jobs(Runnable::run, new OwnThread()));
    ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
    Scene scene =
        new Scene(
            new OverviewView(model, palette.getReadOnlyProperty(), new Visits(visited)), 980, 940);
    Theme.LIGHT.dress(scene);
    model.show(OpenedShop.with());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void fillsAWindowThatIsHighEnoughWithoutScrolling(FxRobot robot) {
    ScrollPane cards = cards(robot);
    assertEquals(cards.getViewportBounds().getHeight(), height(cards), 1);
  }

  @Test
  void scrollsUnderItsTitleWhereTheWindowIsLow(FxRobot robot) {
    robot.interact(() -> stage.setHeight(500));
    WaitForAsyncUtils.waitForFxEvents();
    ScrollPane cards = cards(robot);
    assertTrue(height(cards) > cards.getViewportBounds().getHeight() + 100);
    Node title = robot.lookup(".page-title").query();
    double before = title.localToScene(0, 0).getY();
    robot.interact(() -> cards.setVvalue(1));
    assertEquals(before, title.localToScene(0, 0).getY());
  }

  @Test
  void goesWhereARowLeadsByKeyboardAlone(FxRobot robot) {
    robot.interact(() -> robot.lookup(".tier-row").query().requestFocus());
    robot.type(KeyCode.ENTER);
    robot.interact(() -> robot.lookup("#all-groups").query().requestFocus());
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("tier LOW", "all groups"), visited);
  }

  @Test
  void tellsDamageFirstWithFileOffsetAndWhatToDo(FxRobot robot) {
    robot.interact(() ->
        model.show(
            OpenedShop.with(
                notice(Notice.Severity.WARNING, "no samples"),
                notice(Notice.Severity.DAMAGE, "checksum is 0x1, expected 0x2"))));
    assertEquals(
        List.of(
            "Checksum is 0x1, expected 0x2",
            "01HX/index at byte 12",
            "Copy it again.",
            "No samples",
            "01HX/index at byte 12",
            "Copy it again."),
        robot.lookup(".problem .label").queryAllAs(Label.class).stream()
            .map(Label::getText)
            .toList());
  }

  @Test
  void keepsManyNoticesOutOfTheWayUntilAskedFor(FxRobot robot) {
    robot.interact(() -> {
      Notice[] many = new Notice[9];
      Arrays.setAll(many, i -> notice(Notice.Severity.DAMAGE, "damage " + i));
      model.show(OpenedShop.with(many));
    });
    Set<Node> few = robot.lookup(".problem").queryAll();
    assertFalse(few.size() > 3);
    robot.clickOn("#more-notices");
    assertEquals(9, robot.lookup(".problem").queryAll().size());
  }

  private static Notice notice(Notice.Severity severity, String what) {
    return new Notice(severity, new Problem(what, "01HX/index at byte 12", "Copy it again."));
  }

  private static ScrollPane cards(FxRobot robot) {
    return robot.lookup("#overview-cards").queryAs(ScrollPane.class);
  }

  private static double height(ScrollPane cards) {
    return cards.getContent().getLayoutBounds().getHeight();
  }
}
