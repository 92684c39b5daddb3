import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Build step: lets the program inside an image run once, command line and window, so that the JVM keeps its
/// loaded classes in `start.aot` beside the jars. Options and class path are those of the image's own
/// configuration, because the JVM takes the file only when both are the same. The window needs no display: it
/// draws on JavaFX's headless screen. What the program would keep in the user's folders goes to `scratch`.
final class Rehearse {
  private Rehearse() {}

  static void main(String[] args) throws IOException, InterruptedException {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path scratch = Path.of(args[1]).toAbsolutePath();
    Path app = image.resolve("lib/app");
    Path cache = app.resolve("start.aot");
    List<String> classPath = new ArrayList<>();
    List<String> command = new ArrayList<>();
    command.add(image.resolve("lib/runtime/bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.add("-XX:TieredStopAtLevel=1"); // see docs/adr/0024-first-frame-and-pauses.md
    for (String line : Files.readAllLines(app.resolve("tierscope.cfg"))) {
      String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", app.toString());
      if (line.startsWith("app.classpath=")) {
        classPath.add(value);
      } else if (line.startsWith("java-options=") && !value.startsWith("-XX:AOTCache=")) {
        command.add(value);
      }
    }
    command.addAll(
        List.of(
            "-Dtierscope.rehearse=true",
            "-Dtierscope.settings=" + scratch.resolve("settings"),
            "-Djavafx.cachedir=" + scratch.resolve("javafx"),
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            String.join(File.pathSeparator, classPath),
            "dev.tierscope.launch.Rehearsal"));
    ProcessBuilder rehearsal = new ProcessBuilder(command).inheritIO();
    rehearsal.environment().put("XDG_CACHE_HOME", scratch.toString());
    int status = rehearsal.start().waitFor();
    if (status != 0 || !Files.exists(cache)) {
      System.err.println("The rehearsal left no start-up cache, status " + status);
      System.exit(1);
    }
  }
}
