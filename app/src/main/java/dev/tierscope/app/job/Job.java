package dev.tierscope.app.job;

import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One piece of background work. Its state changes on the interface's thread only; progress that
/// comes faster than the screen can show is left out.
public final class Job<T> {
  private final String name;
  private final long number;
  private final Executor screen;
  private final Consumer<AutoCloseable> closing;
  private final ReadOnlyObjectWrapper<JobState<T>> state;
  private final AtomicBoolean unwanted = new AtomicBoolean();
  private final AtomicReference<JobState.@Nullable Running<T>> newest = new AtomicReference<>();
  private final AtomicReference<@Nullable JobState<T>> last = new AtomicReference<>();
  private final CountDownLatch worked = new CountDownLatch(1);

  /// @param number higher than that of every job that was started before
  /// @param closing gets a result that nobody wants any more, on the interface's thread
  Job(String name, long number, Executor screen, Consumer<AutoCloseable> closing) {
    this.name = name;
    this.number = number;
    this.screen = screen;
    this.closing = closing;
    this.state = new ReadOnlyObjectWrapper<>(new JobState.Running<>(name, 0, -1));
  }

  /// What it is for, in words for a person: "Read prometheus-0".
  public String name() {
    return name;
  }

  /// Whether it was started after another.
  boolean isAfter(Job<?> other) {
    return number > other.number;
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

  /// Brings the outcome to the interface's thread.
  void end(JobState<T> outcome) {
    last.set(outcome);
    worked.countDown();
    screen.execute(this::showLast);
  }

  private void showLast() {
    JobState<T> outcome = last.getAndSet(null);
    if (outcome == null) {
      return;
    }
    if (!state.get().isOver()) {
      state.set(outcome);
    } else if (outcome instanceof JobState.Done<T>(AutoCloseable unused)) {
      closing.accept(unused);
    }
  }

  /// Lets the work end at its next report of progress, without showing it. May be called from any
  /// thread.
  void abandon() {
    unwanted.set(true);
  }

  /// Waits until abandoned work has noticed, and closes what it still brought. May be called from
  /// any thread.
  ///
  /// @param patience how long to wait at most
  void await(Duration patience) {
    try {
      if (!worked.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        System.getLogger("dev.tierscope.app")
            .log(System.Logger.Level.DEBUG, "not stopped: " + name);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (last.getAndSet(null) instanceof JobState.Done<T>(AutoCloseable unused)) {
      new Closing(unused).close();
    }
  }

  /// Whether nothing of it is left to be done.
  boolean isFinished() {
    return worked.getCount() == 0 && last.get() == null;
  }
}
