package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.shell.Place;
import dev.tierscope.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A saved answer of `/api/v1/status/tsdb` in the window: totals and lists, but no series.
@ExtendWith(ApplicationExtension.class)
class ListedSourceTest {
  private static final String ANSWER =
      """
      {"status": "success", "data": {
        "headStats": {"numSeries": 1249, "numLabelPairs": 532, "chunkCount": 2114,
          "minTime": 1795371960069, "maxTime": 1795372131115},
        "seriesCountByMetricName": [
          {"name": "node_cpu_seconds_total", "value": 160},
          {"name": "http_request_duration_seconds_bucket", "value": 55}],
        "labelValueCountByLabelName": [{"name": "le", "value": 70}, {"name": "pod", "value": 9}],
        "memoryInBytesByLabelName": [],
        "seriesCountByLabelValuePair": [{"name": "job=web", "value": 1200}]}}
      """;

  @SuppressWarnings("NullAway.Init") // set by start
  private Wiring wiring;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) throws Exception {
    Path folder = Files.createTempDirectory("tierscope-test");
    CatalogOpening opening = new CatalogOpening(folder.resolve("scopes"));
    wiring = ShownWindow.on(stage, new NoChoice(), opening, 1280, 800);
    wiring.open(Files.writeString(folder.resolve("status.json"), ANSWER));
  }

  @Test
  void theOverviewShowsTheTotalsAndTheListsAndSaysThatTheyAreCut(FxRobot robot) {
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
    Set<String> words = words(robot);
    for (String word :
        Set.of("1 249", "node_cpu_seconds_total", "le", "70", "job=web", "1 200", "saved answer")) {
      assertTrue(
          words.stream().anyMatch(text -> text.replace('\u202f', ' ').contains(word)),
          () -> word + " is not among " + words);
    }
    assertTrue(words.stream().anyMatch(text -> text.contains("lists only the top")));
    assertTrue(words.stream().noneMatch(text -> text.contains("saves nothing")));
  }

  @Test
  void theOverviewMarksWhatItCountsInCutLists(FxRobot robot) {
    assertTrue(words(robot).contains("2 names and 2 labels listed"));
    Node largest = robot.lookup("In the ten largest groups").query().getParent();
    Label mark = robot.from(largest).lookup(".accuracy").queryAs(Label.class);
    assertEquals("≥ at least", mark.getText());
  }

  @Test
  void theTiersTakeTheirShareOfTheBarAndLeaveTheRestGrey(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    Region bar = robot.lookup(".tier-bar").queryAs(Region.class);
    Region listed = robot.lookup(".tier-bar .part").queryAs(Region.class);
    assertEquals(215.0 / 1249, listed.getWidth() / bar.getWidth(), 0.01);
    assertEquals(
        "83 % not listed",
        robot.lookup(".tier-bar .rest").queryAs(Label.class).getText().replace('\u202f', ' '));
  }

  @Test
  void nothingOnTheOverviewLooksAsIfItLedIntoTheExplorer(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(Set.of(), robot.lookup(".list-row.clickable").queryAll());
    assertEquals(Set.of(), robot.lookup(".tier-row.clickable").queryAll());
    for (Node row : robot.lookup("#overview-cards .list-row").queryAll()) {
      robot.interact(() -> row.fireEvent(click()));
    }
    robot.clickOn(".tier-bar");
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
  }

  @Test
  void theNavigationSaysThatTheExplorerHasNothingToShow(FxRobot robot) {
    Button explorer = robot.lookup("#place-explorer").queryButton();
    assertTrue(explorer.getStyleClass().contains("later"));
    assertEquals("This answer lists totals, but no series.", explorer.getTooltip().getText());
  }

  private static MouseEvent click() {
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  @Test
  void theExplorerSaysWhatToOpenInstead(FxRobot robot) {
    robot.clickOn("#place-explorer");
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(words(robot).contains("No series were listed"));
    assertTrue(robot.lookup("#rows").tryQuery().isEmpty());
  }

  private static Set<String> words(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(node -> node instanceof Label).queryAllAs(Label.class).stream()
        .map(Labeled::getText)
        .collect(Collectors.toSet());
  }
}
