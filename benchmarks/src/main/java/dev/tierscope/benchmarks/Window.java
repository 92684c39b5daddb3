package dev.tierscope.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The window: time from the start of the process to the first frame, beside an empty JavaFX
/// window, and pauses while scrolling and sorting a million rows. Tierscope is started as its
/// launcher does, the empty window as java does by default; one with Tierscope's options and
/// start-up cache shows what those give. Without a display it uses JavaFX's own platform that has
/// none.
@Command(name = "window", mixinStandardHelpOptions = true)
public final class Window implements Callable<Integer> {
  /// One of the windows that are compared.
  ///
  /// @param plain started as JavaFX is by default, else with Tierscope's options and start-up cache
  private record Start(String name, boolean plain, List<String> arguments) {}

  private static final List<Start> STARTS =
      List.of(
          new Start("Empty JavaFX window", true, List.of("empty")),
          new Start("Tierscope", false, List.of("app")),
          new Start("Tierscope, opening the demo", false, List.of("app", "--demo")),
          new Start("Empty JavaFX window, started like Tierscope", false, List.of("empty")));

  @Option(names = "--rounds", description = "Timed starts of each window.")
  private int rounds = 9;

  @Option(names = "--data", description = "Directory with a block that has a label of many values.")
  private File data = new File("");

  @Option(names = "--label", description = "The label whose values are the rows.")
  private String label = "user_id";

  public static void main(String[] args) {
    System.exit(new CommandLine(new Window()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path block = Data.block(data, "users", 2_000_000, "--users", "1000000");
    Path settings = Files.createTempDirectory("tierscope-window");
    String load = Machine.load();
    firstFrames(settings);
    System.out.println();
    List<String> command = likeTierscope(settings, System.getProperty("java.class.path"), false);
    command.addAll(List.of(Exercise.class.getName(), block.toString(), label, settings.toString()));
    for (String line : output(command)) {
      System.out.println(line);
    }
    System.out.printf(
        Locale.ROOT, "%nLoad average before: %s, after: %s.%n%n", load, Machine.load());
    System.out.println(
        "- "
            + (hasDisplay()
                ? "on a display, through the desktop's libraries"
                : "without a display, on JavaFX's headless platform"));
    System.out.print(Machine.facts(List.of(List.of(Data.tierscope(), "--version"))));
    return 0;
  }

  private void firstFrames(Path settings) throws IOException, InterruptedException {
    List<List<Double>> millis = new ArrayList<>();
    STARTS.forEach(_ -> millis.add(new ArrayList<>()));
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < STARTS.size(); i++) {
        int next = (Math.max(round, 0) + i) % STARTS.size();
        double time = firstFrame(settings, STARTS.get(next));
        if (round >= 0) {
          millis.get(next).add(time);
        }
      }
    }
    System.out.println("| Window | median ms | fastest ms | slowest ms | : empty |");
    System.out.println("|---|---:|---:|---:|---:|");
    double empty = of(millis.getFirst()).median();
    for (int i = 0; i < STARTS.size(); i++) {
      Samples samples = of(millis.get(i));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.0f | %.2f |%n",
          STARTS.get(i).name(),
          samples.median(),
          samples.min(),
          samples.max(),
          samples.median() / empty);
    }
  }

  private static Samples of(List<Double> values) {
    return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double firstFrame(Path settings, Start which)
      throws IOException, InterruptedException {
    String own = Data.root().resolve("benchmarks/target/classes.jar").toString();
    List<String> command = which.plain() ? plain(own) : likeTierscope(settings, own, true);
    command.add(FirstFrame.class.getName());
    command.addAll(which.arguments());
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder seen = new StringBuilder();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.equals(FirstFrame.DRAWN)) {
          double millis = (System.nanoTime() - start) / 1e6;
          process.waitFor();
          return millis;
        }
        seen.append(line).append('\n');
      }
      throw new IOException("no window appeared: " + seen);
    }
  }

  private static List<String> output(List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = reader.readAllLines();
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
      return lines;
    }
  }

  /// Java as it is without any option, except for what JavaFX itself needs.
  private static List<String> plain(String classPath) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("--module-path=" + Data.root().resolve("build/app/fx"));
    command.add("--add-modules=javafx.controls");
    command.add("--enable-native-access=javafx.graphics");
    command.addAll(platform());
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  /// Java as the launcher starts the application: its options, JavaFX as modules, its class path
  /// and then ours. The start-up cache holds for a class path that begins as the one it was made
  /// for.
  private static List<String> likeTierscope(Path settings, String classPath, boolean cached)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    for (String line : Files.readAllLines(Data.root().resolve("build/app/java.args"))) {
      String option = line.replace("\"", "");
      if (option.startsWith("-cp ")) {
        String begin = cached ? option.substring(4) + File.pathSeparator : "";
        command.addAll(List.of("-cp", begin + classPath));
      } else if (!option.isBlank() && (cached || !option.startsWith("-XX:AOTCache"))) {
        command.addAll(List.of(option.split(" ", -1)));
      }
    }
    command.add("-Dtierscope.settings=" + settings);
    command.addAll(platform());
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> platform() {
    return hasDisplay() ? List.of() : List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
  }

  private static boolean hasDisplay() {
    return !System.getProperty("os.name").equals("Linux")
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null;
  }
}
