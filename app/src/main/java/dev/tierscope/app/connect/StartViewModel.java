package dev.tierscope.app.connect;

import dev.tierscope.app.job.Job;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.job.Work;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.Opened;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Opens sources, one at a time, and remembers them.
public final class StartViewModel {
  private final Jobs jobs;
  private final Opening opening;
  private final Recents recents;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<JobState<Opened>> state =
      new ReadOnlyObjectWrapper<>(new JobState.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Recent> shownRecents = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Map<Recent, Presence>> presence =
      new ReadOnlyObjectWrapper<>(Map.of());
  private @Nullable Job<Opened> job;
  private @Nullable Job<?> looking;
  private Subscription following = Subscription.EMPTY;
  private Runnable again = () -> {};
  private Runnable readAgain = () -> {};

  public StartViewModel(Jobs jobs, Opening opening, Recents recents, InstantSource clock) {
    this.jobs = jobs;
    this.opening = opening;
    this.recents = recents;
    this.clock = clock;
    shownRecents.setAll(recents.all());
  }

  /// How the newest opening stands.
  public ReadOnlyObjectProperty<JobState<Opened>> state() {
    return state.getReadOnlyProperty();
  }

  /// What is open.
  public ReadOnlyObjectProperty<Optional<Opened>> opened() {
    return opened.getReadOnlyProperty();
  }

  public ObservableList<Recent> recents() {
    return shownRecents;
  }

  /// Opens what lies at some paths, several as one.
  public void open(List<Path> paths) {
    again = () -> open(paths);
    open(paths, List.of());
  }

  /// Opens a recent one of which a path is elsewhere now. Once that is open, it stands in the list
  /// instead.
  public void openMoved(Recent recent, Path missing, Path found) {
    again = () -> openMoved(recent, missing, found);
    open(recent.moved(missing, found.toAbsolutePath()).paths(), List.of(recent));
  }

  private void open(List<Path> paths, List<Recent> replaced) {
    List<Path> absolute = paths.stream().map(Path::toAbsolutePath).distinct().toList();
    start(
        "Open " + Opened.shortName(absolute),
        progress -> opening.open(absolute, progress),
        result -> {
          replaced.forEach(recents::remove);
          remember(absolute, result);
        });
  }

  public void openDemo() {
    again = this::openDemo;
    start("Open the demo", opening::demo, _ -> {});
  }

  /// Does the last thing once more, also if it failed.
  public void tryAgain() {
    again.run();
  }

  /// Reads what is open once more.
  public void readAgain() {
    readAgain.run();
  }

  /// What is being opened, in words, or was last.
  public String opening() {
    return job == null ? "" : job.name();
  }

  /// Stops the opening that runs, if one does.
  public void cancel() {
    if (job != null) {
      job.cancel();
    }
  }

  /// What is known of whether the recent ones are still there.
  ReadOnlyObjectProperty<Map<Recent, Presence>> presence() {
    return presence.getReadOnlyProperty();
  }

  /// Looks in the background which of the recent ones are still there.
  public void look() {
    if (looking != null) {
      looking.cancel();
    }
    List<Recent> all = List.copyOf(shownRecents);
    Job<Map<Recent, Presence>> newJob =
        jobs.startPatiently(
            "Look for what was opened",
            progress -> {
              Map<Recent, Presence> found = new HashMap<>();
              for (Recent recent : all) {
                progress.report("Looking", found.size(), all.size());
                found.put(recent, Presence.of(recent));
              }
              return Map.copyOf(found);
            });
    looking = newJob;
    newJob
        .state()
        .subscribe(newState -> {
          if (newState instanceof JobState.Done<Map<Recent, Presence>>(var found)) {
            presence.set(found);
          }
        });
  }

  public void forget(Recent recent) {
    recents.remove(recent);
    listRecents();
  }

  public void forgetAll() {
    recents.clear();
    listRecents();
  }

  /// Shows the list as it is now, and writes it to the disk in the background.
  private void listRecents() {
    shownRecents.setAll(recents.all());
    look();
    jobs.startPatiently(
        "Remember what was opened",
        _ -> {
          recents.save();
          return true;
        });
  }

  private void start(String name, Work<Opened> work, Consumer<Opened> remembered) {
    Runnable same = again;
    following.unsubscribe();
    if (job != null) {
      job.cancel();
    }
    Job<Opened> newJob = jobs.start(name, work);
    job = newJob;
    following =
        newJob
            .state()
            .subscribe(newState -> {
              if (newState instanceof JobState.Done<Opened>(Opened result)) {
                readAgain = same;
                replace(result);
                remembered.accept(result);
              }
              state.set(newState);
            });
  }

  private void replace(Opened result) {
    Optional<Opened> before = opened.get();
    opened.set(Optional.of(result));
    before.ifPresent(jobs::close);
  }

  private void remember(List<Path> paths, Opened result) {
    String summary =
        Numbers.counted(result.population().series(), "series")
            + " · "
            + Numbers.counted(result.population().groups().size(), "metric group");
    Tier highest =
        result.population().groups().stream()
            .max(Comparator.comparingLong(GroupCost::series))
            .map(GroupCost::tier)
            .orElse(Tier.LOW);
    recents.add(new Recent(paths, clock.instant(), summary, highest));
    listRecents();
  }
}
