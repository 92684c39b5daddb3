package dev.tierscope.app.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.testing.Needs;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ScrollAreaTest {
  private final Region content = new Region();

  @SuppressWarnings("NullAway.Init") // set by start
  private ScrollArea area;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    content.setMinHeight(200);
    area = new ScrollArea(content);
    area.setPrefSize(300, 400); // the window may have the size that a test before gave it
    stage.setScene(new Scene(new Pane(area)));
    stage.show();
  }

  @Test
  void givesItsContentAllRoomWhereItFits() {
    assertSame(area, content.getParent());
    assertEquals(400, content.getHeight());
  }

  @Test
  void scrollsWhereItsContentDoesNotFitAndNoLongerWhenItDoes(FxRobot robot) {
    setContentHeight(robot, 900);
    ScrollPane pane = (ScrollPane) area.getChildrenUnmodifiable().getFirst();
    assertEquals(900, content.getHeight());
    assertTrue(content.getWidth() < 300); // beside the scroll bar
    robot.interact(() -> pane.setVvalue(1));
    assertTrue(content.localToScene(0, 0).getY() < -400);
    setContentHeight(robot, 100);
    assertSame(area, content.getParent());
    assertEquals(300, content.getWidth());
  }

  private void setContentHeight(FxRobot robot, double height) {
    robot.interact(() -> {
      content.setMinHeight(height);
      area.getScene().getRoot().layout();
    });
  }
}
