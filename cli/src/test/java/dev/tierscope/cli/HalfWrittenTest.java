package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierscope.fixtures.DataDirectoryWriter;
import dev.tierscope.fixtures.population.Population;
import dev.tierscope.fixtures.population.Timeline;
import dev.tierscope.task.Progress;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left when writing ends early: processes of their own, since only they can run out of
/// room or be interrupted.
class HalfWrittenTest {
  @TempDir Path folder;
  private Path errors = Path.of("");

  @BeforeEach
  void needsAShell(@TempDir Path other) {
    errors = other.resolve("errors.txt");
    assumeTrue(File.separatorChar == '/', "needs a POSIX shell");
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenThereIsNoRoom() throws Exception {
    Path data = folder.resolve("data");
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 1, 2, 0);
    new DataDirectoryWriter(Population.of(12_000), timeline).write(data, Progress.NONE);
    Path out = Files.createDirectory(folder.resolve("out"));
    Path report = Files.writeString(out.resolve("report.json"), "old");
    Process process =
        start("ulimit -f 64", "analyze", data.toString(), "--format", "json", "-o", report + "");
    String said = said(process);
    assertAll(
        () -> assertEquals(2, process.waitFor(), said),
        () -> assertTrue(said.startsWith("tierscope: " + report + ": writing failed: "), said),
        () -> assertTrue(said.contains("nothing was replaced."), said),
        () -> assertEquals(1, said.lines().count(), said),
        () -> assertEquals("old", Files.readString(report)),
        () -> assertEquals(List.of("report.json"), names(out)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv"})
  void endsQuietlyWhenTheReaderOfItsPipeHasEnough(String format) throws Exception {
    Path data = folder.resolve("data");
    Timeline timeline = new Timeline(Timeline.DEFAULT_START, 1, 2, 0);
    new DataDirectoryWriter(Population.of(12_000), timeline).write(data, Progress.NONE);
    Process process =
        command(":", "analyze", data.toString(), "--format", format)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (InputStream pipe = process.getInputStream()) {
      assertEquals(100, pipe.readNBytes(100).length);
    }
    String said = said(process);
    assertAll(() -> assertEquals("", said), () -> assertEquals(141, process.exitValue()));
  }

  @Test
  void saysThatStandardOutputHasNoRoom() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs /dev/full, which only Linux has");
    Path page = Files.writeString(folder.resolve("metrics"), "up 1\n");
    Process process =
        command(":", "analyze", page.toString()).redirectOutput(full.toFile()).start();
    String said = said(process);
    assertAll(
        () -> assertEquals(2, process.exitValue()),
        () ->
            assertTrue(
                said.startsWith("tierscope: standard output: writing failed: No space left"), said),
        () ->
            assertTrue(
                said.endsWith("Make room on the disk or choose another place with -o.\n"), said));
  }

  @Test
  void removesWhatWasGeneratedWhenThereIsNoRoom() throws Exception {
    Path data = folder.resolve("data");
    Process process =
        start("ulimit -f 64", "fixtures", "generate", "--series", "12000", "-o", data + "");
    String said = said(process);
    assertAll(
        () -> assertEquals(2, process.waitFor(), said),
        () -> assertTrue(said.startsWith("tierscope: " + data + ": "), said),
        () -> assertEquals(1, said.lines().count(), said),
        () -> assertFalse(Files.exists(data)));
  }

  @Test
  void removesWhatWasGeneratedWhenItIsInterrupted() throws Exception {
    Path data = folder.resolve("data");
    Process process =
        start(":", "fixtures", "generate", "--series", "400000", "--blocks", "8", "-o", data + "");
    while (process.isAlive() && !Files.exists(data.resolve(".partial"))) {
      Thread.sleep(10);
    }
    assertTrue(process.isAlive());
    process.destroy();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertAll(
        () -> assertEquals(143, process.exitValue()),
        () -> assertEquals("", said(process)),
        () -> assertEquals(List.of(), names(folder)));
  }

  /// Starts the command line in a shell that has first done something else.
  private Process start(String first, String... arguments) throws IOException {
    return command(first, arguments).start();
  }

  private ProcessBuilder command(String first, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", first + "; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("-Xmx512m");
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors.toFile());
  }

  /// What it has printed as errors, once it has ended.
  private String said(Process process) throws IOException, InterruptedException {
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    return Files.readString(errors);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
