import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Build step: starts the finished image as a user would, without a display, and looks at what it says.
final class SmokeTest {
  private final Path program;

  private SmokeTest(Path program) {
    this.program = program;
  }

  static void main(String[] args) throws IOException, InterruptedException {
    SmokeTest image = new SmokeTest(Path.of(args[0]).toAbsolutePath().resolve("bin/tierscope"));
    image.expectNotices();
    image.expect(0, "tierscope " + args[1], "--version");
    image.expect(0, "Usage: tierscope", "--help");
    image.expect(2, "no-such-option", "--no-such-option");
    image.expect(2, "no-such-folder", "analyze", "no-such-folder");
    image.expect(0, "Cardinality tiers", "demo");
    image.expect(0, "349 series [exact]", "analyze", args[2]);
    if (System.getProperty("os.name", "").equals("Linux")) {
      image.expect(0, "no display here");
      image.expectAWindow();
    }
    System.out.println("The image starts and answers.");
  }

  /// The licence of JFreeChart wants its text and the jar for itself.
  private void expectNotices() throws IOException {
    Path app = program.resolveSibling("../lib/app").normalize();
    String notices = Files.readString(app.resolve("THIRD-PARTY-NOTICES.txt"));
    try (Stream<Path> files = Files.list(app)) {
      boolean separate =
          files.map(file -> file.getFileName().toString()).anyMatch(name -> name.startsWith("jfreechart-"));
      if (!separate || !notices.contains("GNU LESSER GENERAL PUBLIC LICENSE")) {
        System.err.println(app + " lacks jfreechart-*.jar or, in its notices, the text of the LGPL");
        System.exit(1);
      }
    }
  }

  private void expect(int status, String text, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    expect(status, text, builder);
  }

  /// Draws the first frame of the window on JavaFX's own headless screen and leaves; on a display that is
  /// not there it must say so.
  private void expectAWindow() throws IOException, InterruptedException {
    Path settings = Files.createTempDirectory("tierscope-settings");
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().put("DISPLAY", ":none");
    builder.environment().put("XDG_CONFIG_HOME", settings.toString());
    expect(1, "no window can be opened here", builder);
    builder
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-Dglass.platform=Headless -Dprism.order=sw -Dtierscope.leaveAfterFirstFrame=true");
    expect(0, "", builder);
  }

  private static void expect(int status, String text, ProcessBuilder builder)
      throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)
        || process.exitValue() != status
        || !said.contains(text)
        || said.contains("WARNING:")) {
      process.destroyForcibly();
      System.err.printf(
          "%s: expected status %d and \"%s\", but it said:%n%s%n", builder.command(), status, text, said);
      System.exit(1);
    }
  }
}
