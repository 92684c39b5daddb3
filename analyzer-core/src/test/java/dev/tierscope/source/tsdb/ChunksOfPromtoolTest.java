package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.SharedData;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import dev.tierscope.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fullness of chunks against what promtool 2.42 prints: a `#` for each full percent.
class ChunksOfPromtoolTest {
  @TempDir static Path temp;

  private static Path directory = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01M81WRKVV1N15PAXXG6P104FZ",
        "01M81X1RTQTCNEG63RTK945SE4",
        "01M81X1RVV1RY5423M8Y7AWERV"
      })
  void fullnessIsThatOfTheRecordedOutput(String block) throws Exception {
    Path recorded = SharedData.tsdb("real/datadir-b-live." + block + ".promtool.txt");
    assertEquals(percents(Files.readAllLines(recorded)), percents(chunks(block).fullness()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01M81WRKVV1N15PAXXG6P104FZ", "01M81X1RVV1RY5423M8Y7AWERV"})
  void fullnessIsThatOfPromtoolHere(String block) throws Exception {
    List<String> lines = promtool("tsdb", "analyze", "--extended", directory.toString(), block);
    assumeTrue(
        lines.stream().anyMatch(l -> l.startsWith("Fullness")),
        "needs promtool up to 2.47: later ones print ranges");
    assertEquals(percents(lines), percents(chunks(block).fullness()));
  }

  private static ChunkStatistics chunks(String block) throws Exception {
    try (Source source = Catalog.open(directory, Progress.NONE)) {
      ReadOptions options = new ReadOptions(TimeRange.ALL, Set.of(block));
      return source.chunks(options, Progress.NONE).orElseThrow();
    }
  }

  private static List<Long> percents(List<String> lines) {
    List<Long> percents =
        lines.stream()
            .filter(l -> l.matches(" *\\d+%: #*"))
            .map(l -> l.chars().filter(c -> c == '#').count())
            .toList();
    assertEquals(10, percents.size(), lines::toString);
    return percents;
  }

  private static List<Long> percents(long[] classes) {
    long all = Arrays.stream(classes).sum();
    return Arrays.stream(classes).mapToObj(count -> 100 * count / all).toList();
  }

  private static List<String> promtool(String... arguments) throws Exception {
    ProcessBuilder program = new ProcessBuilder(arguments);
    program.command().addFirst(Needs.promtool().toString());
    Path out = Files.createTempFile(temp, "promtool", ".txt");
    Process process = program.redirectOutput(out.toFile()).redirectErrorStream(true).start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
