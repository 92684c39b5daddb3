package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Tier;
import dev.tierscope.testing.Needs;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ColumnFilterFieldTest {
  @SuppressWarnings("NullAway.Init") // set by start
  private ExplorerViewModel model;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    model = new ExplorerViewModel(new Jobs(Runnable::run, new OwnThread()));
    HBox heads = new HBox(new HeadCell(Column.NAME, model), new HeadCell(Column.TIER, model));
    ShownExplorer.show(stage, heads, 400, 100);
    model.show(Populations.shop().population(), Accuracy.EXACT);
  }

  private static TextField field(FxRobot robot, String column) {
    return robot.lookup("#filter-" + column).queryAs(TextField.class);
  }

  @Test
  void keepsWhatIsTypedWhileAnEarlierTextFilters(FxRobot robot) {
    robot.interact(() -> {
      field(robot, "name").setText("c");
      model.filter(Column.NAME, "c");
      field(robot, "name").setText("ca");
      model.sort(Column.NAME); // the rows change
    });
    assertEquals("ca", field(robot, "name").getText());
  }

  @Test
  void writesAndForgetsWhatAnotherScreenFiltered(FxRobot robot) {
    robot.interact(() -> model.showTier(Tier.MEDIUM));
    assertEquals("M", field(robot, "tier").getText());
    robot.interact(() -> model.group(new Grouping.ByMetric()));
    assertEquals("", field(robot, "tier").getText());
  }

  @Test
  void forgetsAWrongFilterOfAnEarlierSourceEvenWhileItHasTheFocus(FxRobot robot) throws Exception {
    robot.clickOn("#filter-name").write("~(");
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> field(robot, "name").getStyleClass().contains("wrong"));
    robot.interact(() -> model.show(Populations.shop().population(), Accuracy.EXACT));
    assertEquals("", field(robot, "name").getText());
    assertFalse(field(robot, "name").getStyleClass().contains("wrong"));
    // A filter that is begun later is used later.
    robot.interact(() -> field(robot, "tier").setText("L"));
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> model.rows().size() == 2);
    assertEquals("", field(robot, "name").getText());
    assertFalse(field(robot, "name").getStyleClass().contains("wrong"));
  }
}
