package dev.tierscope.task;

/// Thrown by [Progress#report] when the result is no longer wanted. It passes through everything
/// and is caught only where the work was started.
public final class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Cancelled() {
    super("cancelled", null, false, false);
  }
}
