package dev.tierscope.app.job;

import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One piece of background work. Its state changes on the interface's thread only; progress that
/// comes faster than the screen can show is left out.
public final class Job<T> {
  private final String name;
  private final Executor screen;
  private final ReadOnlyObjectWrapper<JobState<T>> state;
  private final AtomicBoolean unwanted = new AtomicBoolean();
  private final AtomicReference<JobState.@Nullable Running<T>> newest = new AtomicReference<>();

  Job(String name, Executor screen) {
    this.name = name;
    this.screen = screen;
    this.state = new ReadOnlyObjectWrapper<>(new JobState.Running<>(name, 0, -1));
  }

  /// What it is for, in words for a person: "Read prometheus-0".
  public String name() {
    return name;
  }

  public ReadOnlyObjectProperty<JobState<T>> state() {
    return state.getReadOnlyProperty();
  }

  /// Stops waiting for the work, which ends by itself at its next report of progress; a result that
  /// it still brings is closed.
  public void cancel() {
    unwanted.set(true);
    if (!state.get().isOver()) {
      state.set(new JobState.Stopped<>());
    }
  }

  Progress progress() {
    return (step, done, total) -> {
      if (unwanted.get()) {
        throw new Cancelled();
      }
      JobState.Running<T> running = new JobState.Running<>(step, done, total);
      if (newest.getAndSet(running) == null) {
        screen.execute(this::showNewest);
      }
    };
  }

  private void showNewest() {
    JobState.Running<T> running = newest.getAndSet(null);
    if (running != null && !state.get().isOver()) {
      state.set(running);
    }
  }

  void end(JobState<T> last) {
    screen.execute(() -> {
      if (!state.get().isOver()) {
        state.set(last);
      } else if (last instanceof JobState.Done<T>(AutoCloseable unused)) {
        close(unused);
      }
    });
  }

  private void close(AutoCloseable unused) {
    try {
      unused.close();
    } catch (Exception e) {
      System.getLogger("dev.tierscope.app").log(System.Logger.Level.DEBUG, name, e);
    }
  }
}
