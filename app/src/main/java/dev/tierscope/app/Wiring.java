package dev.tierscope.app;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.connect.Recents;
import dev.tierscope.app.connect.StartView;
import dev.tierscope.app.connect.StartViewModel;
import dev.tierscope.app.explorer.ExplorerView;
import dev.tierscope.app.explorer.ExplorerViewModel;
import dev.tierscope.app.explorer.Grouping;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.overview.OverviewView;
import dev.tierscope.app.overview.OverviewViewModel;
import dev.tierscope.app.overview.Ways;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Keys;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.QuickSwitch;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.ShellView;
import dev.tierscope.app.shell.Targets;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import dev.tierscope.task.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The composition root: every service, view-model and view is made here, and only here.
public final class Wiring {
  /// How a person chooses what to open.
  public interface Chooser {
    Optional<Path> folder();

    /// Several files, to be opened as one.
    List<Path> files();

    /// The folder that a missing path is now.
    Optional<Path> folderFor(Path missing);

    /// The file that a missing path is now.
    Optional<Path> fileFor(Path missing);
  }

  private final Settings settings;
  private final Jobs jobs;
  private final ShellModel shell;
  private final StartViewModel start;
  private final OverviewViewModel overview;
  private final ExplorerViewModel explorer;
  private final ExplorerView explorerView;
  private final Openings openings;

  /// What is open, for other threads than the interface's.
  private final AtomicReference<Optional<Opened>> open = new AtomicReference<>(Optional.empty());

  /// Ways into what is open.
  private final AtomicReference<Optional<Jumps>> jumps = new AtomicReference<>(Optional.empty());

  private final ShellView view;
  private Runnable quit = () -> {};

  public Wiring(Settings settings, ShellModel shell, Jobs jobs, Chooser chooser) {
    this(
        settings,
        shell,
        jobs,
        chooser,
        new CatalogOpening(settings.beside("scopes")),
        InstantSource.system());
  }

  Wiring(
      Settings settings,
      ShellModel shell,
      Jobs jobs,
      Chooser chooser,
      Opening opening,
      InstantSource clock) {
    this.settings = settings;
    this.jobs = jobs;
    this.shell = shell;
    start = new StartViewModel(jobs, opening, new Recents(settings), clock);
    openings = new Openings(shell, start, chooser);
    overview = new OverviewViewModel(jobs);
    explorer = new ExplorerViewModel(jobs);
    ReadOnlyObjectWrapper<Palette> palette =
        new ReadOnlyObjectWrapper<>(shell.theme().get().palette());
    shell.theme().subscribe(now -> palette.set(now.palette()));
    explorerView =
        new ExplorerView(
            explorer, palette.getReadOnlyProperty(), settings, () -> shell.goTo(Place.SOURCES));
    Map<Place, Node> screens = new EnumMap<>(Place.class);
    screens.put(Place.SOURCES, new StartView(start, openings));
    screens.put(Place.OVERVIEW, new OverviewView(overview, palette.getReadOnlyProperty(), ways()));
    screens.put(Place.EXPLORER, explorerView);
    view =
        new ShellView(
            shell,
            jobs,
            screens,
            new ShellView.Offers(
                Commands.of(shell, openings, this::writeSelector, () -> quit.run()),
                this::recents,
                this::jumps,
                this::open));
    start.opened().subscribe(opened -> opened.ifPresent(this::show));
  }

  private List<QuickSwitch.Entry> recents() {
    return start.recents().stream()
        .map(recent ->
            new QuickSwitch.Entry(
                Material2OutlinedAL.HISTORY,
                Opened.shortName(recent.paths()),
                "in " + recent.folder(),
                "",
                () -> open(recent.paths())))
        .toList();
  }

  /// What the quick switch finds of what is open now.
  private Targets jumps(Progress progress) {
    return jumps.get().map(into -> into.targets(progress)).orElse(Targets.NONE);
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
    if (explorer.selection().row().get().isPresent()) {
      copy.run();
      shell.say(message);
    }
  }

  /// Opens a path and shows how far it is.
  public void open(Path path) {
    openings.open(List.of(path));
  }

  /// Opens several paths as one, or does nothing if there are none.
  public void open(List<Path> paths) {
    openings.open(paths);
  }

  /// Opens the demo and shows how far it is.
  public void openDemo() {
    openings.openDemo();
  }

  /// Writes the settings down, stops all work and closes what is open, so that nothing unpacked
  /// stays behind. May be called from any thread, also when the interface's is no more.
  ///
  /// @param patience how long to wait at most for work that has not noticed yet
  public void close(Duration patience) {
    settings.save(); // first: who ends the session may not wait for the rest
    jobs.stopAll(patience);
    open.getAndSet(Optional.empty()).ifPresent(Opened::close);
  }

  private void show(Opened opened) {
    long max = opened.range().max();
    String time =
        max > 0 && max < Long.MAX_VALUE
            ? "Data " + Numbers.time(Instant.ofEpochMilli(max))
            : "Data of unknown time";
    shell.opened(
        opened.name(),
        opened.snapshot().summary().kind(),
        time,
        trouble(opened),
        opened.population().listed().isEmpty()
            ? Map.of()
            : Map.of(Place.EXPLORER, "This answer lists totals, but no series."));
    open.set(Optional.of(opened));
    jumps.set(Optional.of(new Jumps(ways(), opened.population())));
    overview.show(opened);
    if (openings.isReadingAgain() && opened.population().listed().isEmpty()) {
      explorer.showAgain(opened.population(), opened.snapshot().seriesAccuracy());
    } else {
      explorer.show(opened.population(), opened.snapshot().seriesAccuracy());
    }
    openings.arrive(opened.population().series());
  }

  private static String trouble(Opened opened) {
    long damaged =
        opened.snapshot().summary().notices().stream()
            .filter(notice -> notice.severity() == Notice.Severity.DAMAGE)
            .count();
    return damaged == 0 ? "" : Numbers.full(damaged) + " damaged";
  }

  /// Takes away what may hide the place that a way leads to, and says so.
  private void widen() {
    boolean filtered = explorer.isFiltered();
    boolean selected = !explorer.selector().text().isEmpty();
    if (selected || filtered) {
      String what =
          selected && filtered
              ? "Selector and filters of the Explorer were cleared."
              : selected
                  ? "The selector of the Explorer was cleared."
                  : "The filters of the Explorer were cleared.";
      shell.say(what);
    }
    explorer.selector().choose("");
  }

  private Ways ways() {
    return new Ways() {
      @Override
      public void toTier(Tier tier) {
        widen();
        explorer.showTier(tier);
        shell.goTo(Place.EXPLORER);
      }

      @Override
      public void toGroup(String name) {
        widen();
        explorer.group(new Grouping.ByMetric());
        shell.goTo(Place.EXPLORER);
        explorerView.showGroup(name);
      }

      @Override
      public void toLabel(String name) {
        widen();
        explorer.group(new Grouping.ByValueOf(name));
        shell.goTo(Place.EXPLORER);
      }

      @Override
      public void toAllGroups() {
        widen();
        explorer.group(new Grouping.ByMetric());
        shell.goTo(Place.EXPLORER);
      }

      @Override
      public void toStart() {
        shell.goTo(Place.SOURCES);
      }

      @Override
      public void readAgain() {
        openings.readAgain();
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
