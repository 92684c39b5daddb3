package dev.tierscope.cli;

import dev.tierscope.fixtures.Demo;
import dev.tierscope.model.AnalyzerException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `tierscope demo`: analyses the embedded demo, with every option of `analyze`.
final class DemoCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private DemoCommand() {}

  /// The command with its options; see [AnalyzeOptions].
  static CommandLine commandLine() {
    CommandSpec command = AnalyzeOptions.describe(new DemoCommand().spec.name("demo"));
    command
        .usageMessage()
        .description(
            "Analyses the demo, an invented Kubernetes platform with one label explosion hidden in"
                + " it. Needs no input; takes the options of analyze.");
    return new CommandLine(command);
  }

  @Override
  public Integer call() throws AnalyzerException {
    CommandLine command = spec.commandLine();
    AnalyzeOptions.of(List.of(), command.getParseResult()); // refuses before the demo is made
    Path demo;
    try (TerminalProgress progress = TerminalProgress.on(command.getErr())) {
      demo = Demo.open(progress);
    }
    return AnalyzeCommand.analyze(
        AnalyzeOptions.of(List.of(demo), command.getParseResult()), command);
  }
}
