package dev.tierscope.cli;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.catalog.Catalog;
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
import tools.jackson.core.exc.JacksonIOException;

/// `tierscope analyze`: counts every series of data directories, blocks, snapshots, archives, text
/// dumps or saved answers.
final class AnalyzeCommand implements Callable<Integer> {
  /// More warnings than these are only counted on the screen.
  private static final int MOST_WARNINGS = 10;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, new Factory());

  private AnalyzeCommand() {}

  /// The command with its options; see [AnalyzeOptions].
  static CommandLine commandLine() {
    return new CommandLine(AnalyzeOptions.describe(new AnalyzeCommand().spec), new Factory());
  }

  @Override
  public Integer call() throws AnalyzerException {
    AnalyzeOptions options = AnalyzeOptions.of(spec.commandLine().getParseResult());
    List<Source> sources = new ArrayList<>();
    try {
      CardinalityReport report = report(options, sources); // refers to the files of the sources
      write(report, options);
      return status(report, options);
    } finally {
      sources.forEach(Source::close);
    }
  }

  /// @param sources receives what was opened, for the caller to close
  private CardinalityReport report(AnalyzeOptions options, List<Source> sources)
      throws AnalyzerException {
    Selector selector =
        options.match().isEmpty() ? Selector.ALL : Selector.parse(options.match().get());
    ReadOptions reading = new ReadOptions(options.within(), options.parts());
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      for (Path path : options.paths()) {
        sources.add(Catalog.open(path, progress));
      }
      return new Analysis(sources, options, reading, selector, progress).report();
    }
  }

  private void write(CardinalityReport report, AnalyzeOptions options) throws AnalyzerException {
    try (Output out = Output.to(options.output().orElse(null), spec.commandLine().getOut())) {
      try {
        switch (options.format()) {
          case text ->
              out.text().append(TextReport.render(report, options.textRows(), out.style()));
          case json -> JsonReport.write(report, options.rows(), out.text());
          case csv -> CsvReport.write(report, options.rows(), out.text());
        }
      } catch (IOException | JacksonIOException e) {
        throw out.failed(e);
      }
      out.complete();
    }
  }

  private int status(CardinalityReport report, AnalyzeOptions options) {
    List<Problem> problems = report.source().problems();
    PrintWriter err = spec.commandLine().getErr();
    problems.stream()
        .limit(MOST_WARNINGS)
        .forEach(problem -> err.println("tierscope: warning: " + Printable.of(problem.toString())));
    if (problems.size() > MOST_WARNINGS) {
      int more = problems.size() - MOST_WARNINGS;
      err.println("tierscope: warning: " + more + " more; the report lists them all");
    }
    return options.strict() && !problems.isEmpty() ? Main.BAD_INPUT : 0;
  }
}
