package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Place;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window by keyboard, and how openings begin, end and are cancelled.
@ExtendWith(ApplicationExtension.class)
class ShellTest {
  private final ShopOpening opening = new ShopOpening();

  @SuppressWarnings("NullAway.Init") // set by start
  private Wiring wiring;

  @SuppressWarnings("NullAway.Init") // set by start
  private Scene scene;

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @Start
  void start(Stage stage) throws Exception {
    wiring = ShownWindow.on(stage, new TwoFiles(), opening, 980, 900);
    scene = stage.getScene();
  }

  @Test
  void saysAtTheStartThatNothingIsOpenAndWhichScreenThisIs(FxRobot robot) {
    assertTrue(robot.lookup("Nothing open").tryQuery().isPresent());
    assertTrue(robot.lookup("#place-sources").query().getStyleClass().contains("selected"));
  }

  @Test
  void showsAllKeysOnF1UntilEscapeAndGivesTheFocusBack(FxRobot robot) {
    robot.interact(() -> robot.lookup("#open-demo").query().requestFocus());
    Node before = scene.getFocusOwner();
    robot.type(KeyCode.F1);
    assertTrue(robot.lookup(".shortcuts").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    assertFalse(robot.lookup(".shortcuts").tryQuery().isPresent());
    assertSame(before, scene.getFocusOwner());
  }

  @Test
  void showsAHintOnceTheMouseRestsOnAButton(FxRobot robot) throws Exception {
    robot.moveTo("#theme").moveBy(1, 1);
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () ->
            Window.getWindows().stream()
                .anyMatch(
                    window -> window instanceof Tooltip hint && hint.getText().contains("Ctrl L")));
    assertEquals(
        "Light or dark (Ctrl L)",
        robot.lookup("#theme").query().queryAccessibleAttribute(AccessibleAttribute.HELP));
  }

  @Test
  void jumpsToAMetricGroupByAFewLettersOfItsName(FxRobot robot) throws Exception {
    robot.interact(wiring::openDemo);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("bui").type(KeyCode.ENTER);
    assertEquals(Place.EXPLORER, wiring.shell().place().get());
    String heard = selectedRow(robot);
    assertTrue(heard.startsWith("build_info, "), heard);
    assertFalse(robot.lookup("#quick-switch").tryQuery().isPresent());
  }

  /// What a screen reader says of the selected row of the Explorer.
  private static String selectedRow(FxRobot robot) throws Exception {
    Node rows = robot.lookup("#rows").query();
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> rows.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM) != null);
    Node row = (Node) rows.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);
    return (String) row.queryAccessibleAttribute(AccessibleAttribute.TEXT);
  }

  @Test
  void showsAMetricGroupThatSelectorAndFilterWouldHide(FxRobot robot) throws Exception {
    robot.interact(wiring::openDemo);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.clickOn("#selector").write("{job=\"shop\"}").type(KeyCode.ENTER);
    robot.clickOn("#filter-name").write("up");
    Node rows = robot.lookup("#rows").query();
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> Objects.equals(1, rows.queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT)));
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("build").type(KeyCode.ENTER);
    assertTrue(selectedRow(robot).startsWith("build_info, "));
    assertEquals("Selector and filters of the Explorer were cleared.", wiring.shell().said().get());
    assertEquals("", robot.lookup("#selector").queryTextInputControl().getText());
  }

  @Test
  void showsTheGroupWithoutAMetricName(FxRobot robot) throws Exception {
    opening.what = new Populations().with("", "job", "a").with("", "job", "b").with("up");
    robot.interact(() -> wiring.open(Path.of("a")));
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("no metric").type(KeyCode.ENTER);
    assertTrue(selectedRow(robot).startsWith("(no metric name), "));
  }

  @Test
  void findsCommandsToo(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("open the demo").type(KeyCode.ENTER);
    assertEquals("shop", wiring.shell().source().get());
  }

  @Test
  void closesWhatLiesOnTopWhenAKeyOfTheOpenMenuIsPressed(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.push(KeyCode.CONTROL, KeyCode.D);
    assertEquals("shop", wiring.shell().source().get());
    assertFalse(robot.lookup("#quick-switch").tryQuery().isPresent());
  }

  @Test
  void filtersAColumnWhicheverKeyWritesASlash(FxRobot robot) {
    robot.interact(wiring::openDemo);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.interact(() -> robot.lookup("#rows").query().requestFocus());
    robot.interact(() -> type("/"));
    assertEquals("filter-name", scene.getFocusOwner().getId());
    robot.write("/");
    assertEquals("/", robot.lookup("#filter-name").queryTextInputControl().getText());
  }

  @Test
  void filtersNothingBelowTheListOfKeys(FxRobot robot) {
    robot.interact(wiring::openDemo);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.type(KeyCode.F1);
    Node before = scene.getFocusOwner();
    robot.interact(() -> type("/"));
    assertSame(before, scene.getFocusOwner());
  }

  /// As a keyboard does that has the character on another key than ours.
  private void type(String character) {
    Event.fireEvent(
        scene.getFocusOwner(),
        new KeyEvent(
            KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, true, false, false, false));
  }

  @Test
  void switchesScreensByKey(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertEquals(Place.EXPLORER, wiring.shell().place().get());
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
  }

  @Test
  void offersFolderAndFilesOnCtrlO(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.O);
    MenuButton menu = robot.lookup("#open-menu").queryAs(MenuButton.class);
    assertTrue(menu.isShowing());
    assertEquals(
        List.of("Open folder…", "Open files…", "Open the demo", "Read again"),
        menu.getItems().stream().limit(4).map(item -> item.getText()).toList());
    robot.type(KeyCode.ESCAPE);
  }

  @Test
  void tellsRecentOnesOfTheSameNameApart(FxRobot robot) throws Exception {
    Path first = Files.createTempDirectory("first").resolve("series.json");
    Path second = Files.createTempDirectory("second").resolve("series.json");
    robot.interact(() -> wiring.open(first));
    robot.interact(() -> wiring.open(second));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    MenuButton button = robot.lookup("#open-menu").queryAs(MenuButton.class);
    Menu recent = (Menu) button.getItems().getLast();
    assertEquals(
        List.of("series.json   in " + second.getParent(), "series.json   in " + first.getParent()),
        recent.getItems().stream().map(MenuItem::getText).toList());
    robot.type(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("series.json");
    assertTrue(robot.lookup("in " + first.getParent()).tryQuery().isPresent());
  }

  @Test
  void opensSeveralFilesAsOne(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    assertEquals(
        List.of(Path.of("a").toAbsolutePath(), Path.of("b").toAbsolutePath()), opening.last);
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
  }

  @Test
  void readsAgainAndStaysOnTheSameScreen(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("a")));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.type(KeyCode.F5);
    assertEquals(2, opening.times);
    assertEquals(Place.EXPLORER, wiring.shell().place().get());
  }

  @Test
  void keepsSelectorGroupingAndFiltersOnlyOfWhatIsReadAgain(FxRobot robot) throws Exception {
    robot.interact(() -> wiring.open(Path.of("a")));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.clickOn("#selector").write("{__name__=\"up\"}").type(KeyCode.ENTER);
    robot.clickOn("job");
    robot.clickOn("#filter-name").write("b");
    waitForRows(robot, 1);
    robot.type(KeyCode.F5);
    assertEquals(2, opening.times);
    waitForRows(robot, 1);
    assertTrue(robot.lookup("All values of job").tryQuery().isPresent());
    assertEquals("{__name__=\"up\"}", robot.lookup("#selector").queryTextInputControl().getText());
    assertEquals("b", robot.lookup("#filter-name").queryTextInputControl().getText());
    robot.interact(() -> wiring.open(Path.of("b")));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    waitForRows(robot, 3);
    assertEquals("", robot.lookup("#selector").queryTextInputControl().getText());
    assertEquals("", robot.lookup("#filter-name").queryTextInputControl().getText());
  }

  private static void waitForRows(FxRobot robot, int rows) throws Exception {
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () ->
            Integer.valueOf(rows)
                .equals(
                    robot
                        .lookup("#rows")
                        .query()
                        .queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT)));
  }

  @Test
  void tellsWhatReadingAgainFoundAndLetsTheScreenBeUsedMeanwhile(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("a")));
    robot.type(KeyCode.F5);
    NotificationPane messages = robot.lookup("#messages").queryAs(NotificationPane.class);
    assertTrue(messages.isShowing());
    assertTrue(messages.getText().endsWith("series, as before"), messages::getText);
    robot.clickOn(".tier-row");
    assertEquals(Place.EXPLORER, wiring.shell().place().get());
  }

  @Test
  void tellsOfAnOpeningThatFailedWhereverOneIs(FxRobot robot) {
    robot.interact(wiring::openDemo);
    opening.wrong = Optional.of(new Problem("it is gone", "a", "Check the path."));
    opening.meanwhile = () -> wiring.shell().goTo(Place.EXPLORER);
    robot.interact(() -> wiring.open(Path.of("a")));
    NotificationPane messages = robot.lookup("#messages").queryAs(NotificationPane.class);
    assertTrue(messages.isShowing());
    assertEquals("Open a failed: it is gone", messages.getText());
    robot.clickOn("What to do");
    assertEquals(Place.SOURCES, wiring.shell().place().get());
    assertTrue(robot.lookup("Check the path.").tryQuery().isPresent());
  }

  @Test
  void saysNothingOfReadingAgainWhenTheDemoIsOpenedInstead(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("a")));
    opening.wrong = Optional.of(new Problem("it is gone", "a", "Check the path."));
    robot.type(KeyCode.F5);
    robot.clickOn("#open-demo");
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
    assertEquals("", wiring.shell().said().get());
  }

  @Test
  void comesBackFromARecentOneThatIsCancelled(FxRobot robot) throws Exception {
    Path there = Files.createTempDirectory("tierscope-test");
    robot.interact(() -> wiring.open(there));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    opening.meanwhile = () -> wiring.jobs().cancelNewest();
    robot.clickOn(".recent");
    assertEquals(Place.SOURCES, wiring.shell().place().get());
    assertTrue(wiring.shell().said().get().startsWith("Stopped."), wiring.shell().said()::get);
  }

  @Test
  void triesReadingAgainOnceMoreAndThenTellsWhatItFound(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("a")));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    opening.wrong = Optional.of(new Problem("it is gone", "a", "Check the path."));
    robot.type(KeyCode.F5);
    assertEquals(Place.SOURCES, wiring.shell().place().get());
    opening.wrong = Optional.empty();
    robot.clickOn("Try again");
    assertEquals(Place.EXPLORER, wiring.shell().place().get());
    assertTrue(wiring.shell().said().get().endsWith("as before"), wiring.shell().said()::get);
  }

  @Test
  void comesBackWithWhatWasOpenWhenAnOpeningIsCancelled(FxRobot robot) {
    robot.interact(wiring::openDemo);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    opening.meanwhile = () -> wiring.jobs().cancelNewest();
    robot.interact(() -> wiring.open(Path.of("a")));
    assertEquals(Place.EXPLORER, wiring.shell().place().get());
    assertEquals("shop", wiring.shell().source().get());
    assertEquals(0, opening.times);
  }

  @Test
  void reachesEveryCardByTabAndShowsWhereTheFocusIs(FxRobot robot) {
    robot.interact(wiring::openDemo);
    robot.interact(() -> robot.lookup("#search").query().requestFocus());
    Set<String> reached = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      robot.type(KeyCode.TAB);
      Node focus = scene.getFocusOwner();
      reached.addAll(focus.getStyleClass());
      assertTrue(
          focus.getPseudoClassStates().contains(PseudoClass.getPseudoClass("focus-visible")),
          focus::toString);
    }
    assertTrue(
        reached.containsAll(
            Set.of("menu-button", "icon-only", "place", "tier-row", "list-row", "hyperlink")),
        reached::toString);
  }

  @Test
  void givesEveryButtonWithoutWordsATextToBeRead(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("gone")));
    List<Node> silent = new ArrayList<>();
    for (Place place : Place.values()) {
      robot.interact(() -> wiring.shell().goTo(place));
      robot.lookup(".icon-only").queryAll().stream()
          .filter(button -> Optional.ofNullable(button.getAccessibleText()).orElse("").isEmpty())
          .forEach(silent::add);
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void takesSomethingThatIsGoneOffTheRecentList(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("gone")));
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    assertTrue(robot.lookup(".recent.missing").tryQuery().isPresent());
    robot.clickOn(".recent .remove");
    assertFalse(robot.lookup(".recent").tryQuery().isPresent());
  }

  @Test
  void keepsTheFocusInTheRecentListWhenOneIsTakenOff(FxRobot robot) throws Exception {
    List<String> names = List.of("a", "b", "c");
    Path folder = Files.createTempDirectory("tierscope-test");
    for (String name : names) {
      Path file = Files.createFile(folder.resolve(name));
      robot.interact(() -> wiring.open(file));
    }
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    robot.interact(() -> recent(robot, "b").requestFocus());
    robot.type(KeyCode.DELETE);
    assertTrue(recent(robot, "a").isFocused());
    robot.type(KeyCode.DELETE);
    assertTrue(recent(robot, "c").isFocused());
  }

  private static Node recent(FxRobot robot, String name) {
    return robot.lookup(".recent").queryAll().stream()
        .filter(row -> row.getAccessibleText().startsWith(name + ","))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void opensARecentOneFromWhereItIsNow(FxRobot robot) throws Exception {
    robot.interact(() -> wiring.open(Path.of("gone")));
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    robot.clickOn("Locate…").clickOn("File…");
    assertEquals(List.of(Path.of("a").toAbsolutePath()), opening.last);
    assertEquals(Place.OVERVIEW, wiring.shell().place().get());
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    assertEquals(1, robot.lookup(".recent").queryAll().size());
  }

  @Test
  void keepsARecentOneAsItWasIfWhatWasLocatedCannotBeOpened(FxRobot robot) {
    robot.interact(() -> wiring.open(Path.of("gone")));
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    opening.wrong = Optional.of(new Problem("it is no source", "a", "Choose another."));
    robot.clickOn("Locate…").clickOn("File…");
    assertEquals(List.of(Path.of("a").toAbsolutePath()), opening.last);
    assertEquals(1, robot.lookup(".recent").queryAll().size());
    assertTrue(recent(robot, "gone").getStyleClass().contains("missing"));
    opening.wrong = Optional.empty();
    robot.clickOn("Try again");
    robot.interact(() -> wiring.shell().goTo(Place.SOURCES));
    assertEquals(1, robot.lookup(".recent").queryAll().size());
    assertTrue(recent(robot, "a").getStyleClass().contains("missing"));
  }

  /// Chooses two files.
  private static final class TwoFiles implements Wiring.Chooser {
    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public List<Path> files() {
      return List.of(Path.of("a"), Path.of("b"));
    }

    @Override
    public Optional<Path> folderFor(Path missing) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> fileFor(Path missing) {
      return Optional.of(Path.of("a"));
    }
  }

  /// Opens the shop, whatever it is asked for, and remembers what that was.
  private static final class ShopOpening implements Opening {
    private List<Path> last = List.of();
    private int times;
    private Runnable meanwhile = () -> {};
    private Populations what = Populations.shop();
    private Optional<Problem> wrong = Optional.empty();

    @Override
    public Opened open(List<Path> paths, Progress progress) throws AnalyzerException {
      last = paths;
      meanwhile.run();
      if (wrong.isPresent()) {
        throw new AnalyzerException(wrong.get());
      }
      progress.report("Reading", 1, 2);
      times++;
      return OpenedShop.of(what);
    }

    @Override
    public Opened demo(Progress progress) {
      return OpenedShop.with();
    }
  }
}
