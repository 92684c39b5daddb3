package dev.tierscope.app;

import dev.tierscope.app.connect.Recent;
import dev.tierscope.app.connect.StartViewModel;
import dev.tierscope.app.connect.WaysIn;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.report.Numbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the window goes while something is being opened, once it is open, and when it was
/// cancelled.
final class Openings implements WaysIn {
  private final ShellModel shell;
  private final StartViewModel start;
  private final Wiring.Chooser chooser;
  private Place before = Place.SOURCES; // the opening that runs
  private Place next = Place.OVERVIEW; // when something was opened
  private boolean readingAgain; // what is open
  private long seriesBefore;

  Openings(ShellModel shell, StartViewModel start, Wiring.Chooser chooser) {
    this.shell = shell;
    this.start = start;
    this.chooser = chooser;
    start.state().subscribe(this::comeBack);
  }

  @Override
  public void openFolder() {
    open(chooser.folder().stream().toList());
  }

  @Override
  public void openFiles() {
    open(chooser.files());
  }

  @Override
  public void open(List<Path> paths) {
    if (!paths.isEmpty()) {
      leaveFor(Place.OVERVIEW);
      start.open(paths);
    }
  }

  @Override
  public void openDemo() {
    leaveFor(Place.OVERVIEW);
    start.openDemo();
  }

  @Override
  public void locateFolder(Recent recent, Path missing) {
    locate(recent, missing, chooser.folderFor(missing));
  }

  @Override
  public void locateFile(Recent recent, Path missing) {
    locate(recent, missing, chooser.fileFor(missing));
  }

  private void locate(Recent recent, Path missing, Optional<Path> found) {
    found.ifPresent(path -> {
      leaveFor(Place.OVERVIEW);
      start.openMoved(recent, missing, path);
    });
  }

  /// As before: also what reads again tells afterwards what has changed.
  @Override
  public void tryAgain() {
    shell.goTo(Place.SOURCES);
    start.tryAgain();
  }

  /// Reads what is open once more and comes back to the same screen.
  void readAgain() {
    if (shell.isOpen()) {
      leaveFor(shell.place().get());
      readingAgain = true;
      start.readAgain();
    } else {
      shell.say("Nothing is open that could be read again.");
    }
  }

  /// Whether what is opened is what is open, read once more.
  boolean isReadingAgain() {
    return readingAgain;
  }

  /// Goes where the progress of an opening is shown.
  private void leaveFor(Place whenOpened) {
    boolean running = start.state().get() instanceof JobState.Running<Opened>;
    if (!running) {
      before = shell.place().get();
    }
    next = whenOpened == Place.SOURCES ? Place.OVERVIEW : whenOpened;
    readingAgain = false;
    shell.goTo(Place.SOURCES);
  }

  /// Shows what was opened, unless somebody went elsewhere meanwhile.
  void arrive(long series) {
    if (shell.place().get() == Place.SOURCES) {
      shell.goTo(next);
    }
    if (readingAgain) {
      long change = series - seriesBefore;
      shell.say(
          "Read again: "
              + Numbers.full(series)
              + " series, "
              + (change == 0 ? "as before" : Numbers.change(change) + " since before"));
    }
    seriesBefore = series;
    readingAgain = false;
  }

  private void comeBack(JobState<Opened> state) {
    boolean watched = shell.place().get() == Place.SOURCES;
    if (state instanceof JobState.Stopped<Opened>() && watched) {
      shell.goTo(before);
      shell.say("Stopped. Nothing was changed.");
    } else if (state instanceof JobState.Failed<Opened> failed && !watched) {
      shell.say(
          start.opening() + " failed: " + failed.problem().what(),
          new ShellModel.Offer("What to do", () -> shell.goTo(Place.SOURCES)));
    }
  }
}
