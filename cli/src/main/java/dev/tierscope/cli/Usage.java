package dev.tierscope.cli;

/// Options that do not fit together; the message says what and what was expected.
final class Usage extends RuntimeException {
  private static final long serialVersionUID = 1;

  Usage(String message) {
    super(message);
  }
}
