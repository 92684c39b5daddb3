package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
    Theme.loadFonts();
    Settings settings = new Settings(Files.createTempDirectory("tierscope-test"));
    wiring =
        new Wiring(
            settings,
            Theme.LIGHT,
            new Jobs(Runnable::run, new OwnThread()),
            new NoChoice(),
            new ShopOpening(),
            InstantSource.system());
    Scene scene = new Scene(wiring.view(), 980, 760);
    wiring.shell().theme().subscribe(theme -> theme.dress(scene));
    stage.setScene(scene);
    stage.show();
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
  void filtersTheTableWhileItIsWritten(FxRobot robot) {
    robot.clickOn("#open-demo");
    robot.clickOn("#place-explorer");
    assertEquals(3, rows(robot));
    robot.clickOn("#filter-series").write(">1");
    robot.sleep(400);
    assertEquals(2, rows(robot));
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

  private static final class NoChoice implements Wiring.Chooser {
    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }
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
