package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.model.Accuracy;
import dev.tierscope.testing.Needs;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
    Theme.loadFonts();
    model = new ExplorerViewModel(new Jobs(Runnable::run, new OwnThread()));
    Scene scene =
        new Scene(
            new TreemapCard(
                model, new ReadOnlyObjectWrapper<>(Theme.LIGHT.palette()).getReadOnlyProperty()),
            400,
            400);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
    model.show(Populations.shop().population(), Accuracy.EXACT);
  }

  private static Treemap treemap(FxRobot robot) {
    return robot.lookup("#treemap").queryAs(Treemap.class);
  }

  @Test
  void showsOtherCellsOfTheSameSize(FxRobot robot) {
    robot.interact(() -> {
      model.show(
          new Populations().with("a", "x", "1").with("b", "x", "1").population(), Accuracy.EXACT);
      model.filter(Column.NAME, "a");
      model.filter(Column.NAME, "b");
      model.selectGroup("b");
    });
    assertEquals("Treemap, area by number of series: b, 1", treemap(robot).getAccessibleText());
  }
}
