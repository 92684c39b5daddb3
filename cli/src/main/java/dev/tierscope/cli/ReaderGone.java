package dev.tierscope.cli;

/// Whoever read the result through a pipe has closed it, as `head` does: nothing is wrong and
/// nobody is left to be told anything.
final class ReaderGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReaderGone(Throwable cause) {
    super(cause);
  }
}
