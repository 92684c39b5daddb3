package dev.tierscope.cli;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.ClassificationFile;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.file.TextFile;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.query.Selector;
import dev.tierscope.report.CsvReport;
import dev.tierscope.report.JsonReport;
import dev.tierscope.report.Printable;
import dev.tierscope.report.TextReport;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `tierscope analyze`: counts every series of data directories, blocks, snapshots, archives, text
/// dumps or saved answers.
final class AnalyzeCommand implements Callable<Integer> {
  /// More warnings than these are only counted on the screen.
  private static final int MOST_WARNINGS = 10;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, new Factory());

  private AnalyzeCommand() {}

  /// The command with its options; see [AnalyzeOptions].
  static CommandLine commandLine() {
    CommandSpec command = new AnalyzeCommand().spec.name("analyze");
    command.addPositional(AnalyzeOptions.pathParameter());
    AnalyzeOptions.describe(command)
        .usageMessage()
        .description(
            "Counts series exactly, puts metrics into cardinality tiers and says what is expensive"
                + " and why.");
    return new CommandLine(command, new Factory());
  }

  @Override
  public Integer call() throws AnalyzerException {
    CommandLine command = spec.commandLine();
    List<Path> paths = command.getParseResult().matchedPositionalValue(0, List.of());
    return analyze(AnalyzeOptions.of(paths, command.getParseResult()), command);
  }

  /// Analyses and writes what was asked for.
  ///
  /// @param command where to write
  /// @return the exit status
  static int analyze(AnalyzeOptions options, CommandLine command) throws AnalyzerException {
    List<Source> sources = new ArrayList<>();
    try (Output out = Output.to(options.output().orElse(null), command.getOut())) {
      // The report refers to the files of the sources.
      CardinalityReport report = report(options, sources, command.getErr());
      write(report, options, out);
      return status(report, options, command.getErr());
    } catch (VirtualMachineError e) {
      String paths = String.join(" + ", options.paths().stream().map(Path::toString).toList());
      throw new AnalyzerException(Breakdown.of(e, paths), e);
    } finally {
      sources.forEach(Source::close);
    }
  }

  /// @param sources receives what was opened, for the caller to close
  private static CardinalityReport report(
      AnalyzeOptions options, List<Source> sources, PrintWriter err) throws AnalyzerException {
    Selector selector =
        options.match().isEmpty() ? Selector.ALL : Selector.parse(options.match().get());
    Classification classification = classification(options);
    ReadOptions reading = new ReadOptions(options.within(), options.parts());
    try (TerminalProgress progress = TerminalProgress.on(err)) {
      for (Path path : options.paths()) {
        sources.add(Catalog.open(path, progress));
      }
      List<Wanted> wanted = Wanted.of(sources, reading);
      return new Analysis(wanted, options, selector, classification, progress).report();
    }
  }

  private static Classification classification(AnalyzeOptions options) throws AnalyzerException {
    Classification classification = Classification.DEFAULT;
    if (options.scopes().isPresent()) {
      Path file = options.scopes().get();
      classification = ClassificationFile.parse(TextFile.read(file), file.toString());
    }
    return options.tiers().isPresent()
        ? classification.with(options.tiers().get(), "--tiers")
        : classification;
  }

  private static void write(CardinalityReport report, AnalyzeOptions options, Output out)
      throws AnalyzerException {
    try {
      switch (options.format()) {
        case text ->
            out.text()
                .append(TextReport.render(report, options.textRows(), out.style(), out.width()));
        case json -> JsonReport.write(report, options.rows(), out.text());
        case csv -> CsvReport.write(report, options.rows(), out.text());
      }
    } catch (IOException e) {
      throw out.failed(e);
    }
    out.complete();
  }

  private static int status(CardinalityReport report, AnalyzeOptions options, PrintWriter err) {
    List<Problem> problems = report.source().problems();
    problems.stream()
        .limit(MOST_WARNINGS)
        .forEach(problem -> err.println("tierscope: warning: " + Printable.of(problem.toString())));
    if (problems.size() > MOST_WARNINGS) {
      int more = problems.size() - MOST_WARNINGS;
      err.println(
          "tierscope: warning: "
              + more
              + " more; --top "
              + problems.size()
              + " or --format json lists them all");
    }
    return options.strict() && !problems.isEmpty() ? Main.BAD_INPUT : 0;
  }
}
