package dev.tierscope.launch;

import java.util.Locale;
import java.util.Optional;

/// Starts the application, or the command line when there are arguments. On a Linux without a
/// display the demo comes in the terminal instead.
public final class Main {
  private Main() {}

  /// Hands over.
  public static void main(String[] args) {
    if (args.length > 0) {
      dev.tierscope.cli.Main.main(args);
    } else if (canShowAWindow()) {
      dev.tierscope.app.Main.main(args);
    } else {
      System.err.println(
          "tierscope: no display here (DISPLAY and WAYLAND_DISPLAY are unset), so this is the demo in"
              + " the terminal; try also: tierscope --help");
      dev.tierscope.cli.Main.main(new String[] {"demo"});
    }
  }

  private static boolean canShowAWindow() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !linux || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isEmpty())
        .isPresent();
  }
}
