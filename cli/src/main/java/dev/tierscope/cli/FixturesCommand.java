package dev.tierscope.cli;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.Feature;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.fixtures.tsdb.IndexLayout;
import dev.tierscope.fixtures.tsdb.WalCompression;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Noun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tierscope fixtures`: data for trials and measurements.
@Command(
    name = "fixtures",
    description = "Make data for trials and measurements.",
    mixinStandardHelpOptions = true,
    subcommands = FixturesCommand.Generate.class)
final class FixturesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// `tierscope fixtures generate`: an invented platform as a real data directory.
  @Command(
      name = "generate",
      description = {
        "Write an invented Kubernetes platform as a Prometheus data directory:",
        "blocks of two hours, then a head in a write-ahead log. The same options",
        "give the same bytes."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Generate implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--series",
        required = true,
        paramLabel = "N",
        description = "Series in each block and in the head, exactly.")
    private long series;

    @Option(
        names = {"-o", "--output"},
        required = true,
        paramLabel = "DIR",
        description = "Directory to write; empty or not there yet.")
    private Path output = Path.of("");

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "1",
        description = "Decides names and values (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
        names = "--samples",
        paramLabel = "K",
        defaultValue = "60",
        description = "Samples of each series in a block (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(
        names = "--blocks",
        paramLabel = "B",
        defaultValue = "1",
        description = "Number of blocks (default: ${DEFAULT-VALUE}).")
    private int blocks;

    @Option(
        names = "--head",
        paramLabel = "K",
        defaultValue = "0",
        description = "Samples of each series in the head; 0 for none (default).")
    private int head;

    @Option(
        names = "--users",
        paramLabel = "U",
        defaultValue = "-1",
        description = "At least this many series in the planted label explosion.")
    private long users;

    @Option(
        names = "--index",
        paramLabel = "LAYOUT",
        defaultValue = "WITH_LABEL_INDEXES",
        description = "${COMPLETION-CANDIDATES} (up to Prometheus 3.6, or since 3.7).")
    private IndexLayout layout = IndexLayout.WITH_LABEL_INDEXES;

    @Option(
        names = "--wal",
        paramLabel = "COMPRESSION",
        defaultValue = "SNAPPY",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private WalCompression compression = WalCompression.SNAPPY;

    @Option(
        names = "--with",
        split = ",",
        paramLabel = "FEATURE",
        description =
            "Also ${COMPLETION-CANDIDATES}: what Prometheus writes only at times; no series are"
                + " added.")
    private Set<Feature> features = Set.of();

    @Override
    public Integer call() throws AnalyzerException {
      DataDirectoryWriter writer =
          new DataDirectoryWriter(population(), timeline(), layout, compression, features);
      try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
        writer.write(output, progress);
      }
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s: %d series in each of %s%n", output, series, Noun.counted(blocks, "block"));
      return 0;
    }

    private Population population() {
      try {
        Population population = Population.of(series).withSeed(seed);
        return users < 0 ? population : population.withUsers(users);
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    }

    private Timeline timeline() {
      try {
        return new Timeline(Timeline.DEFAULT_START, blocks, samples, head);
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    }

    private ParameterException refused(IllegalArgumentException e) {
      return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
