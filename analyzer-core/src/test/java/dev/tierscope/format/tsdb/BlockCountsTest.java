package dev.tierscope.format.tsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.table.DistinctRows;
import dev.tierscope.table.GroupRuns;
import dev.tierscope.table.LabelRuns;
import dev.tierscope.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCountsTest {
  private static final String ULID = "01HF0000000000000000000000";

  @TempDir Path temp;

  /// A name in capitals sorts before `__name__`, so that series of several metrics take turns. What
  /// differs from the series before, of another metric, is not what differs within the metric.
  @Test
  void keepsTheLabelsOfAMetricWhoseSeriesTakeTurnsWithOthers() throws Exception {
    new SmallBlock(
            List.of(
                series("east", "asked"),
                series("east", "other"),
                series("north", "other"),
                series("north", "asked"),
                series("west", "asked"),
                series("west", "other")),
            1)
        .writeTo(temp, ULID);
    try (Folder folder = DirectoryFolder.open(temp)) {
      BlockCounts counts =
          BlockCounts.of(Block.open(folder, ULID), _ -> Set.of("asked"), Progress.NONE);
      GroupRuns asked = counts.detailed().getFirst();
      assertEquals(List.of("Zone 3"), asked.labels().stream().map(this::described).toList());
      assertEquals(3, asked.rows());
      assertEquals(1, DistinctRows.of(asked).countWithout(0));
    }
  }

  private String described(LabelRuns label) {
    return label.name() + " " + label.values();
  }

  private static Map<String, String> series(String zone, String name) {
    return Map.of("Zone", zone, "__name__", name);
  }
}
