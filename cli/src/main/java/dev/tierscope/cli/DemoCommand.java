package dev.tierscope.cli;

import dev.tierscope.fixtures.Demo;
import dev.tierscope.model.AnalyzerException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// `tierscope demo`: analyses the embedded demo, with every option of `analyze`.
@Command(
    name = "demo",
    usageHelpAutoWidth = true,
    description =
        "Analyses the demo, an invented Kubernetes platform; takes the options of analyze.")
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Unmatched private String[] options = {};

  @Override
  public Integer call() throws AnalyzerException {
    Path demo;
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      demo = Demo.open(progress);
    }
    String[] args = new String[options.length + 2];
    args[0] = "analyze";
    args[1] = demo.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    return spec.parent().commandLine().execute(args);
  }
}
