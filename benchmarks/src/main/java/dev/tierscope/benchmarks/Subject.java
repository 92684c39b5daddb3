package dev.tierscope.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A program that is measured as a whole process, from start to exit.
///
/// @param name for the table
record Subject(String name, List<String> command) {
  private static final double CLOCK_TICKS = 100; // USER_HZ, the same on every Linux

  /// One run.
  ///
  /// @param wall, user, system seconds; the last two are NaN where there is no `/proc`
  record Run(double wall, double user, double system) {}

  /// Peak resident memory of one run, in KiB; 0 where there is no `/proc`.
  ///
  /// @param whole with every mapped file
  /// @param own without the pages of the files that were analysed
  record Memory(long whole, long own) {}

  Subject {
    command = List.copyOf(command);
  }

  /// Runs it and takes the time. Processor time is what the kernel adds to the waited-for children
  /// of this process, so nothing has to run beside the program.
  Run time(Path scratch) throws IOException, InterruptedException {
    double[] before = children();
    long start = System.nanoTime();
    Process process = start(scratch);
    int status = process.waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    double[] after = children();
    expectSuccess(status, scratch);
    return new Run(wall, after[0] - before[0], after[1] - before[1]);
  }

  /// Runs it and looks at its memory all the time, which takes processor time from it: use a run of
  /// its own.
  ///
  /// @param data where the analysed files lie
  Memory memory(Path scratch, Path data) throws IOException, InterruptedException {
    Process process = start(scratch);
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    long whole = 0;
    long own = 0;
    while (process.isAlive()) {
      whole = Math.max(whole, peak(folder.resolve("status")));
      own = Math.max(own, residentOutside(folder.resolve("smaps"), data.toRealPath().toString()));
      Thread.sleep(1);
    }
    expectSuccess(process.waitFor(), scratch);
    return new Memory(whole, own);
  }

  private Process start(Path scratch) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(scratch.resolve("stdout").toFile())
        .redirectError(scratch.resolve("stderr").toFile())
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private void expectSuccess(int status, Path scratch) throws IOException {
    if (status != 0) {
      String error = Files.readString(scratch.resolve("stderr"));
      throw new IOException(String.join(" ", command) + " ended with " + status + ": " + error);
    }
  }

  /// User and system seconds of all children that have ended; `proc(5)`, fields 16 and 17 of stat.
  private static double[] children() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.isReadable(stat)) {
      return new double[] {Double.NaN, Double.NaN};
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return new double[] {
      Long.parseLong(fields[13]) / CLOCK_TICKS, Long.parseLong(fields[14]) / CLOCK_TICKS
    };
  }

  private static long peak(Path status) {
    return lines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(Subject::kibibytes)
        .findFirst()
        .orElse(0);
  }

  private static long residentOutside(Path smaps, String data) {
    long sum = 0;
    boolean counts = true;
    for (String line : lines(smaps)) {
      if (line.startsWith("Rss:")) {
        sum += counts ? kibibytes(line) : 0;
      } else if (!line.isEmpty() && Character.digit(line.charAt(0), 16) >= 0 && isMapping(line)) {
        counts = !line.contains(data);
      }
    }
    return sum;
  }

  /// Whether a line of smaps begins a mapping (`7f12…-7f13… r--p …`), not a fact (`Anonymous: …`).
  private static boolean isMapping(String line) {
    int dash = line.indexOf('-');
    int space = line.indexOf(' ');
    return dash > 0 && dash < space;
  }

  private static long kibibytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  /// The lines of a file of a process, none once the process has ended.
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      if (e.getMessage() != null && e.getMessage().contains("No such process")) {
        return List.of();
      }
      throw new UncheckedIOException(e);
    }
  }
}
