package dev.tierscope.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// JMH with its own options. Without `-p block=DIR[,DIR]` it takes a block of a million series.
public final class Micro {
  private static final long SERIES = 1_000_000;

  private Micro() {}

  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException, InterruptedException {
    ChainedOptionsBuilder options = new OptionsBuilder().parent(new CommandLineOptions(args));
    if (Arrays.stream(args).noneMatch(argument -> argument.contains("block="))) {
      options.param("block", Data.block(new File(""), Long.toString(SERIES), SERIES).toString());
    }
    new Runner(options.build()).run();
  }
}
