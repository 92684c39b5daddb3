package dev.tierscope.cli;

import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.ClassificationFile;
import dev.tierscope.model.AnalyzerException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `tierscope scopes`: prints how metrics are classified, as a file to edit.
final class ScopesCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private ScopesCommand() {}

  static CommandLine commandLine() {
    CommandSpec command = Main.addStandardOptions(new ScopesCommand().spec.name("scopes"));
    command
        .usageMessage()
        .description(
            "Prints the scopes of metrics and the boundaries of tiers, as a file to edit for"
                + " analyze --scopes.");
    return new CommandLine(command);
  }

  @Override
  public Integer call() throws AnalyzerException {
    try (Output out = Output.to(null, spec.commandLine().getOut())) {
      try {
        out.text().append(ClassificationFile.print(Classification.DEFAULT));
      } catch (IOException e) {
        throw out.failed(e);
      }
      out.complete();
    }
    return 0;
  }
}
