package dev.tierscope.app.job;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cancelled;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The only place where work leaves the interface's thread and where results come back to it. Use
/// it from that thread.
public final class Jobs {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Executor background;
  private final Executor screen;
  private final List<Job<?>> unfinished =
      new CopyOnWriteArrayList<>(); // also those that are not announced
  private final List<Closing> closings = new CopyOnWriteArrayList<>();
  private volatile boolean ending;
  private final long patienceNanos;
  private long started;
  private final ObservableList<Job<?>> running = FXCollections.observableArrayList();
  private final ObservableList<Job<?>> runningView =
      FXCollections.unmodifiableObservableList(running);

  /// @param background runs the work
  /// @param screen runs what touches the interface, in order
  public Jobs(Executor background, Executor screen) {
    this(background, screen, PATIENCE);
  }

  /// @param background runs the work
  /// @param screen runs what touches the interface, in order
  /// @param patience how long [#startPatiently] waits
  public Jobs(Executor background, Executor screen, Duration patience) {
    this.background = background;
    this.screen = screen;
    this.patienceNanos = patience.toNanos();
  }

  /// Jobs of the application, on daemon threads.
  public static Jobs ofApplication() {
    return ofApplication(CompletableFuture.completedFuture(null));
  }

  /// Jobs of the application, on daemon threads.
  ///
  /// @param begin no work is done before it is complete, so that the window has the processor alone
  public static Jobs ofApplication(CompletableFuture<@Nullable Void> begin) {
    Executor threads =
        Executors.newCachedThreadPool(work -> {
          Thread thread = new Thread(work, "job");
          thread.setDaemon(true);
          return thread;
        });
    Executor later =
        work -> {
          if (begin.isDone()) {
            threads.execute(work);
          } else {
            var _ = begin.thenRunAsync(work, threads); // it tells by itself how it ended
          }
        };
    return new Jobs(later, Platform::runLater);
  }

  /// What is being worked on, in the order in which it was started.
  public ObservableList<Job<?>> running() {
    return runningView;
  }

  /// Starts work that a person waits for; it shows in [#running].
  public <T> Job<T> start(String name, Work<T> work) {
    Job<T> job = new Job<>(name, started++, screen, this::close);
    announce(job);
    job.state()
        .subscribe(state -> {
          if (state.isOver()) {
            running.remove(job);
          }
        });
    begin(job, work);
    return job;
  }

  /// Starts work that is mostly short: it shows in [#running] once it reports progress after a
  /// moment.
  public <T> Job<T> startPatiently(String name, Work<T> work) {
    long start = System.nanoTime();
    Job<T> job = new Job<>(name, started++, screen, this::close);
    job.state()
        .subscribe(state -> {
          if (state.isOver()) {
            running.remove(job);
          } else if (System.nanoTime() - start >= patienceNanos && !running.contains(job)) {
            announce(job);
          }
        });
    begin(job, work);
    return job;
  }

  private void announce(Job<?> job) {
    int place = running.size();
    while (place > 0 && running.get(place - 1).isAfter(job)) {
      place--;
    }
    running.add(place, job);
  }

  private <T> void begin(Job<T> job, Work<T> work) {
    unfinished.removeIf(Job::isFinished);
    unfinished.add(job);
    try {
      background.execute(() -> job.end(outcome(job, work)));
    } catch (RuntimeException | Error e) { // such as a thread that could not be made
      job.end(failed(job, e));
    }
  }

  /// Closes something in the background, because it may take as long as a disk does; at the end of
  /// the program at the latest.
  public void close(AutoCloseable unused) {
    closings.removeIf(Closing::isFinished);
    Closing closing = new Closing(unused);
    closings.add(closing);
    if (ending) {
      closing.close();
      return;
    }
    try {
      background.execute(closing::close);
    } catch (RuntimeException | Error _) { // such as a thread that could not be made
      closing.close();
    }
  }

  /// Stops everything before the program ends: waits until all work has noticed, and closes what it
  /// still brought and what was given to [#close]. Nothing is shown of it, so it may be called from
  /// any thread.
  ///
  /// @param patience how long to wait at most, about
  public void stopAll(Duration patience) {
    ending = true;
    long end = System.nanoTime() + patience.toNanos();
    List<Job<?>> jobs = List.copyOf(unfinished);
    jobs.forEach(Job::abandon);
    for (Job<?> job : jobs) {
      job.await(left(end));
    }
    unfinished.clear();
    closings.forEach(closing -> closing.closeOrAwait(left(end)));
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /// Asks the newest job to stop.
  ///
  /// @return false if nothing was running
  public boolean cancelNewest() {
    if (running.isEmpty()) {
      return false;
    }
    running.getLast().cancel();
    return true;
  }

  private static <T> JobState<T> outcome(Job<T> job, Work<T> work) {
    try {
      return new JobState.Done<>(work.run(job.progress()));
    } catch (Cancelled _) {
      return new JobState.Stopped<>();
    } catch (AnalyzerException e) {
      return new JobState.Failed<>(e.problem(), details(job, e));
    } catch (RuntimeException | Error e) { // such as a mapped file that became shorter
      return failed(job, e);
    }
  }

  private static <T> JobState<T> failed(Job<T> job, Throwable error) {
    Problem problem =
        error instanceof OutOfMemoryError ? outOfMemory() : unexpected(job.name(), error);
    return new JobState.Failed<>(problem, details(job, error));
  }

  private static Problem outOfMemory() {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return new Problem(
        "the data does not fit into the " + mebibytes + " MiB this program may use",
        "",
        "Start it with more, for example JAVA_TOOL_OPTIONS=-Xmx8g, or open fewer blocks.");
  }

  private static Problem unexpected(String name, Throwable error) {
    return new Problem(
        "this is a mistake in Tierscope (" + error.getClass().getSimpleName() + ")",
        name,
        "Copy the details into an issue; what is open stays usable.");
  }

  private static String details(Job<?> job, Throwable error) {
    StringWriter text = new StringWriter();
    text.append(job.name()).append(System.lineSeparator());
    error.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
