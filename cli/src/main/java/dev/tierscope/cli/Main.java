package dev.tierscope.cli;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.report.Printable;
import dev.tierscope.task.Cancelled;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// `tierscope` on the command line. Exit status: 0 done, 1 a check failed, 2 wrong usage or bad
/// input, 3 a server could not be asked, 70 a fault of this program, 130 interrupted, 141 the
/// reader of the result closed its pipe.
public final class Main implements Runnable {
  /// Exit status for wrong usage and bad input.
  public static final int BAD_INPUT = 2;

  /// What needs no other subcommand.
  private static final Set<String> ALONE = Set.of("analyze", "--version", "-V");

  private static final int OUR_FAULT = 70;
  private static final int INTERRUPTED = 130;
  private static final int READER_GONE = 141; // as of a program that SIGPIPE ended

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, new Factory());

  private Main() {}

  /// Runs one command and leaves with its status.
  public static void main(String[] args) {
    if (args.length > 1 && args[0].equals("analyze")) {
      Catalog.prepare(); // while the arguments are read, one core would be idle
    }
    PrintWriter out = new StandardOutput();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = runInterruptibly(out, err, args);
    if (status != 0) { // to return is faster than to exit, which looks for a logger first
      System.exit(status);
    }
  }

  static int runInterruptibly(PrintWriter out, PrintWriter err, String... args) {
    try (Interruption _ = Interruption.of(Thread.currentThread())) {
      return run(out, err, args);
    }
  }

  /// Runs one command.
  ///
  /// @param out the result
  /// @param err progress and problems
  /// @return the exit status
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command =
        new Main()
            .commandLine(args)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(Main::refuse)
            .setExecutionExceptionHandler(Main::explain);
    try {
      return command.execute(args);
    } catch (VirtualMachineError e) {
      err.println("tierscope: " + Breakdown.of(e, ""));
      return BAD_INPUT;
    } catch (
        Error e) { // such as a class that cannot be loaded: a status of 1 would mean a failed check
      err.println("tierscope: a fault in this program, please report it: " + e);
      return OUR_FAULT;
    } finally {
      out.flush();
      err.flush();
    }
  }

  /// The command with its subcommands. To describe them takes time, so all others are left out when
  /// the first word asks for `analyze`.
  private CommandLine commandLine(String... args) {
    CommandLine command =
        new CommandLine(addStandardOptions(spec.name("tierscope")), new Factory());
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .description(
            "What is expensive in Prometheus, Mimir and Loki, and what a change would save.");
    command.addSubcommand(AnalyzeCommand.commandLine());
    if (args.length == 0 || !ALONE.contains(args[0])) {
      command
          .addSubcommand(DemoCommand.commandLine())
          .addSubcommand(ScopesCommand.commandLine())
          .addSubcommand(new FixturesCommand());
    }
    return command;
  }

  /// Adds `--help` and `--version`.
  static CommandSpec addStandardOptions(CommandSpec command) {
    command.usageMessage().autoWidth(true);
    return command
        .versionProvider(new Version())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .arity("0")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .arity("0")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /// Without a command there is nothing to do but to say which there are.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// Says in one line what is wrong with the arguments; the usage of all options would hide it.
  private static int refuse(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String what = wrong.getMessage();
    String meant = "";
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      if (!first.startsWith("-")) {
        what =
            command.getParent() == null
                ? "there is no command " + first
                : name + " takes no argument " + first;
      }
      List<String> near = unmatched.getSuggestions();
      meant = near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
    }
    command.getErr().println("tierscope: %s. %sSee %s --help.".formatted(what, meant, name));
    return BAD_INPUT;
  }

  private static int explain(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (Thread.currentThread().isInterrupted()) { // whatever failed, failed because of that
      return INTERRUPTED;
    }
    return switch (e) {
      case AnalyzerException known -> {
        err.println("tierscope: " + Printable.of(known.problem().toString()));
        yield BAD_INPUT;
      }
      case Usage wrong -> {
        err.println("tierscope: " + wrong.getMessage());
        yield BAD_INPUT;
      }
      case Cancelled _ -> INTERRUPTED;
      case ReaderGone _ -> READER_GONE;
      default -> {
        err.println("tierscope: a fault in this program, please report it: " + e);
        yield OUR_FAULT;
      }
    };
  }
}
