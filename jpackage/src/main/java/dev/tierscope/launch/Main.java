package dev.tierscope.launch;

/// Starts the application, or the command line when there are arguments.
public final class Main {
  private Main() {}

  /// Hands over.
  public static void main(String[] args) {
    if (args.length == 0) {
      dev.tierscope.app.Main.main(args);
    } else {
      dev.tierscope.cli.Main.main(args);
    }
  }
}
