package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.AccessibleAttribute;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowTest {
  @SuppressWarnings("NullAway.Init") // set by start
  private Wiring wiring;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) throws Exception {
    wiring = ShownWindow.on(stage, new NoChoice(), new ShopOpening(), 980, 760);
  }

  @Test
  void opensTheDemoAndEveryScreen(FxRobot robot) {
    robot.clickOn("#open-demo");
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
    for (Place place : Place.values()) {
      robot.clickOn("#place-" + place.name().toLowerCase(java.util.Locale.ROOT));
      assertEquals(place, wiring.shell().place().get());
    }
    robot.clickOn("#theme");
    assertEquals(Theme.DARK, wiring.shell().theme().get());
  }

  @Test
  void filtersTheTableWhileItIsWritten(FxRobot robot) throws Exception {
    robot.clickOn("#open-demo");
    robot.clickOn("#place-explorer");
    assertEquals(3, rows(robot));
    robot.clickOn("#filter-series").write(">1");
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> rows(robot).equals(2));
  }

  private static Object rows(FxRobot robot) {
    return robot.lookup("#rows").query().queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT);
  }

  @Test
  void saysWhereTheSelectorIsWrong(FxRobot robot) {
    robot.clickOn("#open-demo");
    robot.clickOn("#place-explorer");
    robot.clickOn("#selector").write("{job=");
    assertTrue(robot.lookup(".selector-bar").query().getStyleClass().contains("invalid"));
  }

  /// Always opens the same small population.
  private static final class ShopOpening implements Opening {
    @Override
    public Opened open(List<Path> paths, Progress progress) {
      return OpenedShop.with();
    }

    @Override
    public Opened demo(Progress progress) {
      return open(List.of(Path.of("demo")), progress);
    }
  }
}
