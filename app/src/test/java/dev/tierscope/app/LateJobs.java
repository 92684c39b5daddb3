package dev.tierscope.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Work that waits until a test lets it be done, so that something else can happen before.
public final class LateJobs implements Executor {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  /// Does what was asked for first.
  public void first() {
    waiting.removeFirst().run();
  }

  /// Does what was asked for last.
  public void last() {
    waiting.removeLast().run();
  }

  /// Does everything, also what is asked for meanwhile.
  public void all() {
    while (!waiting.isEmpty()) {
      first();
    }
  }

  public int size() {
    return waiting.size();
  }
}
