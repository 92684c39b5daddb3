package dev.tierscope.cli;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.query.Selector;
import dev.tierscope.report.CsvReport;
import dev.tierscope.report.JsonReport;
import dev.tierscope.report.TextReport;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import java.io.IOException;
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
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private AnalyzeCommand() {}

  /// The command with its options; see [AnalyzeOptions].
  static CommandLine commandLine() {
    return new CommandLine(AnalyzeOptions.describe(new AnalyzeCommand().spec));
  }

  @Override
  public Integer call() throws AnalyzerException {
    AnalyzeOptions options = AnalyzeOptions.of(spec.commandLine().getParseResult());
    List<Source> sources = new ArrayList<>();
    try (Output out = Output.to(options.output().orElse(null), spec.commandLine().getOut())) {
      CardinalityReport report = report(options, sources); // refers to the files of the sources
      write(report, options, out);
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

  private static void write(CardinalityReport report, AnalyzeOptions options, Output out)
      throws AnalyzerException {
    try {
      switch (options.format()) {
        case text -> out.text().append(TextReport.render(report, options.textRows(), out.style()));
        case json -> JsonReport.write(report, options.rows(), out.text());
        case csv -> CsvReport.write(report, options.rows(), out.text());
      }
    } catch (IOException | JacksonIOException e) {
      throw out.failed(e);
    }
    out.complete();
  }

  private int status(CardinalityReport report, AnalyzeOptions options) {
    if (!report.source().isDamaged()) {
      return 0;
    }
    for (Notice notice : report.source().notices()) {
      if (notice.severity() == Notice.Severity.DAMAGE) {
        spec.commandLine().getErr().println("tierscope: warning: " + notice.problem());
      }
    }
    return options.strict() ? Main.BAD_INPUT : 0;
  }
}
