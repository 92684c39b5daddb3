package dev.tierscope.benchmarks;

import dev.tierscope.benchmarks.Subject.Memory;
import dev.tierscope.benchmarks.Subject.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Whole processes side by side: `promtool tsdb analyze` and `tierscope analyze` on one block whose
/// files are in memory. All programs run once in every round, each round beginning with another
/// one, so that what else the machine does meets all of them.
@Command(name = "compare", mixinStandardHelpOptions = true)
public final class Compare implements Callable<Integer> {
  private static final int MEMORY_ROUNDS = 3;

  @Option(names = "--series", description = "Size of the block, if it must be generated.")
  private long series = 1_000_000;

  @Option(names = "--rounds", description = "Timed runs of each program.")
  private int rounds = 7;

  @Option(names = "--data", description = "Directory with the block.")
  private File data = new File("");

  @Option(names = "--promtool", description = "The promtool to compare with.")
  private String promtool = "promtool";

  public static void main(String[] args) {
    System.exit(new CommandLine(new Compare()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path block = Data.block(data, Long.toString(series), series);
    Path scratch = Files.createTempDirectory("tierscope-compare");
    try {
      List<Subject> subjects = subjects(block, scratch);
      for (Subject subject : subjects) {
        subject.time(scratch); // brings the files into memory
      }
      String load = Machine.load();
      List<List<Run>> runs = rounds(subjects, scratch);
      String loadAfter = Machine.load();
      List<Memory> memory = new ArrayList<>();
      for (Subject subject : subjects) {
        memory.add(memory(subject, scratch, block));
      }
      System.out.print(table(subjects, runs, memory));
      System.out.println();
      System.out.printf(
          Locale.ROOT,
          "Series in the block: %s. Rounds: %d. Load average before: %s, after: %s.%n%n",
          seriesIn(block),
          rounds,
          load,
          loadAfter);
      System.out.print(
          Machine.facts(
              List.of(List.of(promtool, "--version"), List.of(Data.tierscope(), "--version"))));
    } finally {
      delete(scratch);
    }
    return 0;
  }

  private List<Subject> subjects(Path block, Path scratch) {
    String path = block.toString();
    String ours = Data.tierscope();
    String json = scratch.resolve("all.json").toString();
    return List.of(
        new Subject(
            "`promtool tsdb analyze --limit=20`",
            List.of(promtool, "tsdb", "analyze", "--limit=20", path)),
        new Subject("`tierscope analyze`", List.of(ours, "analyze", path)),
        new Subject(
            "`tierscope analyze --format json -o FILE`",
            List.of(ours, "analyze", "--format", "json", "-o", json, path)),
        new Subject("`tierscope --version` (start-up only)", List.of(ours, "--version")));
  }

  /// The runs of each subject, in the order of the subjects.
  private List<List<Run>> rounds(List<Subject> subjects, Path scratch)
      throws IOException, InterruptedException {
    List<List<Run>> runs = new ArrayList<>();
    subjects.forEach(_ -> runs.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < subjects.size(); i++) {
        int next = (round + i) % subjects.size();
        runs.get(next).add(subjects.get(next).time(scratch));
      }
      System.err.println("benchmarks: round " + (round + 1) + " of " + rounds);
    }
    return runs;
  }

  private static Memory memory(Subject subject, Path scratch, Path block)
      throws IOException, InterruptedException {
    long whole = 0;
    long own = 0;
    for (int round = 0; round < MEMORY_ROUNDS; round++) {
      Memory memory = subject.memory(scratch, block);
      whole = Math.max(whole, memory.whole());
      own = Math.max(own, memory.own());
    }
    return new Memory(whole, own);
  }

  private static String table(List<Subject> subjects, List<List<Run>> runs, List<Memory> memory) {
    StringBuilder out =
        new StringBuilder(
            """
            | Program | median s | fastest s | slowest s | times faster | user s | system s \
            | peak MiB | of it not the block's files |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
    double promtool = of(runs.getFirst(), Run::wall).median();
    for (int i = 0; i < subjects.size(); i++) {
      Samples wall = of(runs.get(i), Run::wall);
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %.3f | %.3f | %.1f | %.2f | %.2f | %.0f | %.0f |%n",
              subjects.get(i).name(),
              wall.median(),
              wall.min(),
              wall.max(),
              promtool / wall.median(),
              of(runs.get(i), Run::user).median(),
              of(runs.get(i), Run::system).median(),
              memory.get(i).whole() / 1024.0,
              memory.get(i).own() / 1024.0));
    }
    return out.toString();
  }

  private static Samples of(List<Run> runs, ToDoubleFunction<Run> value) {
    return new Samples(runs.stream().mapToDouble(value).toArray());
  }

  private static String seriesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path meta : entries.map(entry -> entry.resolve("meta.json")).toList()) {
        if (Files.isReadable(meta)) {
          String text = Files.readString(meta);
          return text.replaceAll("(?s).*\"numSeries\"\\s*:\\s*(\\d+).*", "$1");
        }
      }
    }
    return "unknown";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> paths = new ArrayList<>(entries.toList());
      Collections.reverse(paths);
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
