package dev.tierscope.app.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Something to be closed once, by whoever comes first: the background, or the end of the program.
final class Closing {
  private final AtomicReference<@Nullable AutoCloseable> open;
  private final CountDownLatch closed = new CountDownLatch(1);

  Closing(AutoCloseable unused) {
    open = new AtomicReference<>(unused);
  }

  /// Closes it, unless another thread has begun to.
  void close() {
    AutoCloseable mine = open.getAndSet(null);
    if (mine == null) {
      return;
    }
    try {
      mine.close();
    } catch (Exception e) {
      System.getLogger("dev.tierscope.app").log(System.Logger.Level.DEBUG, "not closed", e);
    } finally {
      closed.countDown();
    }
  }

  /// Closes it, or waits for the thread that has begun to.
  ///
  /// @param patience how long to wait at most
  void closeOrAwait(Duration patience) {
    close();
    try {
      var _ = closed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isFinished() {
    return closed.getCount() == 0;
  }
}
