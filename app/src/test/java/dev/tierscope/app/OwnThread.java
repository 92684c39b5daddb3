package dev.tierscope.app;

import java.util.concurrent.Executor;

/// Runs at once what its own thread asks for and leaves out what others ask for: analyses report
/// progress from several threads, which would otherwise touch what belongs to one.
public final class OwnThread implements Executor {
  private final Thread owner = Thread.currentThread();

  @Override
  public void execute(Runnable task) {
    if (Thread.currentThread().equals(owner)) {
      task.run();
    }
  }
}
