package dev.tierscope.app;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.connect.Recents;
import dev.tierscope.app.connect.StartView;
import dev.tierscope.app.connect.StartViewModel;
import dev.tierscope.app.explorer.ExplorerView;
import dev.tierscope.app.explorer.ExplorerViewModel;
import dev.tierscope.app.explorer.Grouping;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.overview.OverviewView;
import dev.tierscope.app.overview.OverviewViewModel;
import dev.tierscope.app.overview.Ways;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Command;
import dev.tierscope.app.shell.Keys;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.QuickSwitch;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.ShellView;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The composition root: every service, view-model and view is made here, and only here.
public final class Wiring {
  /// How a person chooses what to open.
  public interface Chooser {
    Optional<Path> folder();

    Optional<Path> file();

    /// Several files, to be opened as one.
    default List<Path> files() {
      return file().stream().toList();
    }
  }

  private final Jobs jobs;
  private final ShellModel shell;
  private final StartViewModel start;
  private final OverviewViewModel overview = new OverviewViewModel();
  private final ExplorerViewModel explorer;
  private final ExplorerView explorerView;
  private final ShellView view;
  private final Chooser chooser;
  private Runnable quit = () -> {};
  private Place before = Place.SOURCES; // the opening that runs
  private Place next = Place.OVERVIEW; // when something was opened

  public Wiring(Settings settings, Theme theme, Jobs jobs, Chooser chooser) {
    this(settings, theme, jobs, chooser, new CatalogOpening(), InstantSource.system());
  }

  Wiring(
      Settings settings,
      Theme theme,
      Jobs jobs,
      Chooser chooser,
      Opening opening,
      InstantSource clock) {
    this.jobs = jobs;
    this.chooser = chooser;
    shell = new ShellModel(theme);
    start = new StartViewModel(jobs, opening, new Recents(settings), clock);
    explorer = new ExplorerViewModel(jobs);
    ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(theme.palette());
    shell.theme().subscribe(now -> palette.set(now.palette()));
    explorerView =
        new ExplorerView(
            explorer, palette.getReadOnlyProperty(), settings, () -> shell.goTo(Place.SOURCES));
    Map<Place, Node> screens = new EnumMap<>(Place.class);
    screens.put(Place.SOURCES, new StartView(start, this::openFolder, this::openFiles));
    screens.put(Place.OVERVIEW, new OverviewView(overview, palette.getReadOnlyProperty(), ways()));
    screens.put(Place.EXPLORER, explorerView);
    view =
        new ShellView(
            shell,
            jobs,
            screens,
            new ShellView.Offers(commands(), this::recents, this::jumps, this::open));
    start.opened().subscribe(opened -> opened.ifPresent(this::show));
    start.state().subscribe(this::comeBack);
  }

  private List<Command> commands() {
    return List.of(
        go(Place.SOURCES, List.of(Keys.alt(KeyCode.DIGIT1))),
        go(Place.OVERVIEW, List.of(Keys.ctrl(KeyCode.DIGIT1), Keys.alt(KeyCode.DIGIT2))),
        go(Place.EXPLORER, List.of(Keys.ctrl(KeyCode.DIGIT2), Keys.alt(KeyCode.DIGIT3))),
        new Command(
            Command.Group.OPEN,
            "Open folder…",
            Material2OutlinedAL.FOLDER_OPEN,
            List.of(),
            this::openFolder),
        new Command(
            Command.Group.OPEN,
            "Open files…",
            Material2OutlinedAL.DESCRIPTION,
            List.of(Keys.ctrlShift(KeyCode.O)),
            this::openFiles),
        new Command(
            Command.Group.OPEN,
            "Open the demo",
            Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE,
            List.of(Keys.ctrl(KeyCode.D)),
            this::openDemo),
        new Command(
            Command.Group.OPEN,
            "Read again",
            Material2OutlinedMZ.REFRESH,
            List.of(Keys.plain(KeyCode.F5)),
            this::readAgain),
        new Command(
            Command.Group.EXPLORE,
            "Write a selector",
            Material2OutlinedAL.FILTER_ALT,
            List.of(Keys.ctrl(KeyCode.F)),
            this::writeSelector),
        new Command(
            Command.Group.WINDOW,
            "Light or dark",
            Material2OutlinedAL.BRIGHTNESS_MEDIUM,
            List.of(Keys.ctrl(KeyCode.L)),
            shell::toggleTheme),
        new Command(
            Command.Group.WINDOW,
            "Quit",
            Material2OutlinedMZ.POWER_SETTINGS_NEW,
            List.of(Keys.ctrl(KeyCode.Q)),
            () -> quit.run()));
  }

  private Command go(Place place, List<KeyCombination> keys) {
    return new Command(
        Command.Group.GO, place.title(), place.icon(), keys, () -> shell.goTo(place));
  }

  private List<QuickSwitch.Entry> recents() {
    return start.recents().stream()
        .map(recent ->
            new QuickSwitch.Entry(
                Material2OutlinedAL.HISTORY,
                Opened.shortName(recent.paths()),
                "recent",
                "",
                () -> open(recent.paths())))
        .toList();
  }

  private List<QuickSwitch.Entry> jumps() {
    List<QuickSwitch.Entry> jumps = new ArrayList<>(recents());
    overview
        .opened()
        .get()
        .ifPresent(opened -> jumps.addAll(Jumps.of(opened.population(), ways())));
    return jumps;
  }

  private void writeSelector() {
    shell.goTo(Place.EXPLORER);
    explorerView.focusSelector();
  }

  /// Gives the scene around [#view] its keys.
  ///
  /// @param newQuit leaves the application
  public void bindKeys(Scene scene, Runnable newQuit) {
    quit = newQuit;
    Keys.bind(
        scene,
        view,
        shell,
        jobs,
        view.commands(),
        new Keys.InExplorer(
            explorerView::focusFilter,
            () -> copied(explorerView::copyRow, "Row copied"),
            () -> copied(explorerView::copySelector, "Selector copied")));
  }

  private void copied(Runnable copy, String message) {
    if (explorer.selected().get().isPresent()) {
      copy.run();
      shell.say(message);
    }
  }

  private void openFolder() {
    open(chooser.folder().stream().toList());
  }

  private void openFiles() {
    open(chooser.files());
  }

  /// Opens a path and shows how far it is.
  public void open(Path path) {
    open(List.of(path));
  }

  /// Opens several paths as one, or does nothing if there are none.
  public void open(List<Path> paths) {
    if (!paths.isEmpty()) {
      leaveFor(Place.OVERVIEW);
      start.open(paths);
    }
  }

  /// Opens the demo and shows how far it is.
  public void openDemo() {
    leaveFor(Place.OVERVIEW);
    start.openDemo();
  }

  /// Reads what is open once more and comes back to the same screen.
  public void readAgain() {
    if (shell.isOpen()) {
      leaveFor(shell.place().get());
      start.readAgain();
    }
  }

  /// Goes where the progress of an opening is shown.
  private void leaveFor(Place whenOpened) {
    if (start.state().get().isOver() || start.state().get() instanceof JobState.Idle<Opened>()) {
      before = shell.place().get();
    }
    next = whenOpened == Place.SOURCES ? Place.OVERVIEW : whenOpened;
    shell.goTo(Place.SOURCES);
  }

  private void comeBack(JobState<Opened> state) {
    if (state instanceof JobState.Stopped<Opened>() && shell.place().get() == Place.SOURCES) {
      shell.goTo(before);
      shell.say("Stopped. Nothing was changed.");
    }
  }

  private void show(Opened opened) {
    long max = opened.range().max();
    String time =
        max > 0 && max < Long.MAX_VALUE
            ? "Data " + Numbers.time(Instant.ofEpochMilli(max))
            : "Data of unknown time";
    shell.opened(opened.name(), opened.snapshot().summary().kind(), time, trouble(opened));
    overview.show(opened);
    explorer.show(opened.population(), opened.snapshot().seriesAccuracy());
    shell.goTo(next);
  }

  private static String trouble(Opened opened) {
    long damaged =
        opened.snapshot().summary().notices().stream()
            .filter(notice -> notice.severity() == Notice.Severity.DAMAGE)
            .count();
    return damaged == 0 ? "" : Numbers.full(damaged) + " damaged";
  }

  private Ways ways() {
    return new Ways() {
      @Override
      public void toTier(Tier tier) {
        explorer.showTier(tier);
        shell.goTo(Place.EXPLORER);
      }

      @Override
      public void toGroup(String name) {
        if (!(explorer.grouping().get() instanceof Grouping.ByMetric)) {
          explorer.group(new Grouping.ByMetric());
        }
        shell.goTo(Place.EXPLORER);
        explorerView.showGroup(name);
      }

      @Override
      public void toLabel(String name) {
        explorer.group(new Grouping.ByValueOf(name));
        shell.goTo(Place.EXPLORER);
      }

      @Override
      public void toAllGroups() {
        explorer.group(new Grouping.ByMetric());
        shell.goTo(Place.EXPLORER);
      }

      @Override
      public void toStart() {
        shell.goTo(Place.SOURCES);
      }

      @Override
      public void readAgain() {
        Wiring.this.readAgain();
      }
    };
  }

  public Jobs jobs() {
    return jobs;
  }

  public ShellModel shell() {
    return shell;
  }

  public ExplorerView explorer() {
    return explorerView;
  }

  public ShellView view() {
    return view;
  }
}
