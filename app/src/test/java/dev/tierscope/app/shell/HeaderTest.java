package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.testing.Needs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HeaderTest {
  private final ShellModel model = new ShellModel(Theme.LIGHT, Optional.empty());

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) {
    Theme.loadFonts();
    Header header = new Header(model, List.of(), List::of, () -> {}, () -> {});
    Scene scene = new Scene(header, 1200, 60);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void saysOfWhichKindSomethingOfTheSameNameIs(FxRobot robot) {
    robot.interact(() -> model.opened("answer.json", "list of series", "", "", Map.of()));
    robot.interact(() -> model.opened("answer.json", "saved answer", "", "", Map.of()));
    assertTrue(robot.lookup("saved answer").tryQuery().isPresent());
  }
}
