package dev.tierscope.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/// What a test needs from the machine it runs on. Each method gives the thing, or skips the test
/// with one sentence that names the package to install. With `-Dtierscope.required=true`, which
/// `.ci/run` sets, the test fails instead: a machine that promises to run everything must not skip
/// quietly.
///
/// ```java
/// Path promtool = Needs.promtool();
/// Path block = Needs.shared("data/tsdb/prometheus-testdata/index_format_v1");
/// ```
public final class Needs {
  private static final List<String> LIBRARY_FOLDERS =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/usr/local/lib");

  private Needs() {}

  /// The reference tool for blocks.
  public static Path promtool() {
    return program("promtool", "prometheus");
  }

  /// A real server, to be started on the loopback address only.
  public static Path prometheus() {
    return program("prometheus", "prometheus");
  }

  /// A real exporter to scrape.
  public static Path nodeExporter() {
    return program("prometheus-node-exporter", "prometheus-node-exporter");
  }

  /// A program on the PATH.
  ///
  /// @param debianPackage the package that brings it on Debian and Ubuntu
  public static Path program(String name, String debianPackage) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String file : List.of(name, name + ".exe")) {
        Path program = Path.of(folder, file);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    throw missing("needs " + name + ": install the package " + debianPackage);
  }

  /// Reference data beside the checkout, read-only. It cannot be installed, so a checkout without
  /// the whole folder always skips; one entry missing from a folder that is there fails where
  /// everything is required.
  ///
  /// @param path below the shared folder, for example `data/tsdb/README.md`
  public static Path shared(String path) {
    Path shared = Path.of(System.getProperty("tierscope.shared", "../shared")).normalize();
    Path wanted = shared.resolve(path);
    if (Files.exists(wanted)) {
      return wanted;
    }
    String reason =
        "needs the reference data " + path + " in a folder `shared` beside the checkout";
    throw Files.isDirectory(shared) ? missing(reason) : skipped(reason);
  }

  /// The native library with which JavaFX draws text on Linux; it brings a font. Windows and macOS
  /// have their own.
  public static void fonts() {
    if (!onLinux()) {
      return;
    }
    for (String folder : LIBRARY_FOLDERS) {
      if (Files.exists(Path.of(folder, "libpangoft2-1.0.so.0"))) {
        return;
      }
    }
    throw missing("needs libpangoft2 to draw text: install the package libpangoft2-1.0-0");
  }

  private static boolean onLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }

  private static AssertionError missing(String reason) {
    if (Boolean.getBoolean("tierscope.required")) {
      return fail(reason + " (nothing may be skipped here: tierscope.required is set)");
    }
    return skipped(reason);
  }

  private static AssertionError skipped(String reason) {
    Assumptions.abort(reason);
    return new AssertionError("unreachable: the test was aborted");
  }
}
