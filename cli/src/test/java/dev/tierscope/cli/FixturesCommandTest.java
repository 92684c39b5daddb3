package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixturesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void writesTheBlocksAndTheHeadAskedFor() throws IOException {
    Path data = folder.resolve("data");
    int status = run("--series", "12000", "--samples", "2", "--blocks", "2", "--head", "1", data);
    assertEquals("0", status + err.toString());
    try (Stream<Path> entries = Files.list(data)) {
      assertEquals(3, entries.count());
    }
  }

  @Test
  void writesTheFeaturesAskedFor() {
    Path data = folder.resolve("data");
    int status =
        run(
            "--series",
            "12000",
            "--samples",
            "2",
            "--head",
            "2",
            "--with",
            "CHECKPOINT,HEAD_CHUNKS,OUT_OF_ORDER",
            data);
    assertEquals("0", status + err.toString());
    assertTrue(Files.exists(data.resolve("wal/checkpoint.00000001/00000000")));
    assertTrue(Files.exists(data.resolve("chunks_head/000001")));
    assertTrue(Files.exists(data.resolve("wbl/00000000")));
  }

  @Test
  void refusesADirectoryThatIsNotEmptyWithStatus2() throws IOException {
    Files.writeString(folder.resolve("mine"), "");
    assertEquals(2, run("--series", "12000", folder));
    assertTrue(err.toString().contains("the directory is not empty"), err.toString());
  }

  @Test
  void refusesTooFewSeriesWithStatus2() {
    assertEquals(2, run("--series", "10", folder.resolve("data")));
    assertTrue(err.toString().contains("12000 series or more"), err.toString());
  }

  private int run(Object... options) {
    String[] args = new String[options.length + 3];
    args[0] = "fixtures";
    args[1] = "generate";
    for (int i = 0; i < options.length; i++) {
      args[i + 2] = options[i].toString();
    }
    args[args.length - 1] = args[args.length - 2];
    args[args.length - 2] = "-o";
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
