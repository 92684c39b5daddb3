package dev.tierscope.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The window: time from the start of the process to the first frame, beside an empty JavaFX window
/// with the same JVM options, and pauses while scrolling and sorting a million rows. Without a
/// display it uses JavaFX's own platform that has none.
@Command(name = "window", mixinStandardHelpOptions = true)
public final class Window implements Callable<Integer> {
  private static final List<List<String>> STARTS =
      List.of(List.of("empty"), List.of("app"), List.of("app", "--demo"));
  private static final List<String> NAMES =
      List.of("Empty JavaFX window", "Tierscope", "Tierscope, opening the demo");

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
    List<String> command =
        command(settings, Exercise.class, block.toString(), label, settings.toString());
    for (String line : output(command)) {
      System.out.println(line);
    }
    System.out.printf("%nLoad average before: %s, after: %s.%n%n", load, Machine.load());
    System.out.println("- " + (hasDisplay() ? "on a display" : "without a display"));
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
          "| %s | %.0f | %.0f | %.0f | %.2f |%n",
          NAMES.get(i), samples.median(), samples.min(), samples.max(), samples.median() / empty);
    }
  }

  private static Samples of(List<Double> values) {
    return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double firstFrame(Path settings, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = command(settings, FirstFrame.class, arguments.toArray(String[]::new));
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

  /// Java with the options of the application, JavaFX as modules, everything else as classes.
  private static List<String> command(Path settings, Class<?> main, String... arguments)
      throws IOException {
    Path root = Data.root();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : Files.readAllLines(root.resolve("app/target/launch/jvm.options"))) {
      if (!option.startsWith("#") && !option.isBlank()) {
        command.addAll(List.of(option.split(" ", -1)));
      }
    }
    command.add("--module-path=" + root.resolve("app/target/fx"));
    command.add("-Dtierscope.settings=" + settings);
    if (!hasDisplay()) {
      command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean hasDisplay() {
    return !System.getProperty("os.name").equals("Linux")
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null;
  }
}
