package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which blocks of a bucket are counted.
class CurrentBlocksTest {
  private static final String A = "01HX000000000000000000000A";
  private static final String B = "01HX000000000000000000000B";
  private static final String C = "01HX000000000000000000000C";

  @TempDir Path bucket;

  @Test
  void leavesOutADownsampledBlockWhoseTimeRawOnesCover() throws Exception {
    block(A, 0, 100, "{\"labels\":{\"cluster\":\"a\"},\"downsample\":{\"resolution\":300000}}");
    block(B, 0, 50, "{\"labels\":{\"cluster\":\"a\"}}");
    block(C, 50, 100, "{\"labels\":{\"cluster\":\"a\"}}");
    assertEquals(Set.of(B, C), counted());
  }

  @Test
  void keepsADownsampledBlockThatReachesFurtherBackThanRawOnes() throws Exception {
    block(A, 0, 100, "{\"labels\":{\"cluster\":\"a\"},\"downsample\":{\"resolution\":300000}}");
    block(B, 50, 100, "{\"labels\":{\"cluster\":\"a\"}}");
    assertEquals(Set.of(A, B), counted());
  }

  @Test
  void keepsADownsampledBlockOfAnotherCluster() throws Exception {
    block(A, 0, 100, "{\"labels\":{\"cluster\":\"a\"},\"downsample\":{\"resolution\":300000}}");
    block(B, 0, 100, "{\"labels\":{\"cluster\":\"b\"}}");
    assertEquals(Set.of(A, B), counted());
  }

  @Test
  void leavesOutABlockAllOfWhoseSourcesWentIntoAnother() throws Exception {
    block(A, 0, 50, "{\"labels\":{\"cluster\":\"a\"}}", A);
    block(B, 0, 100, "{\"labels\":{\"cluster\":\"a\"}}", A, B);
    block(C, 0, 50, "{\"labels\":{\"cluster\":\"b\"}}", A);
    assertEquals(Set.of(B, C), counted());
  }

  @Test
  void keepsOneOfTwoBlocksOfTheSameSources() throws Exception {
    block(A, 0, 50, "{\"labels\":{\"cluster\":\"a\"}}", C);
    block(B, 0, 50, "{\"labels\":{\"cluster\":\"a\"}}", C);
    assertEquals(Set.of(A), counted());
  }

  @Test
  void leavesOutABlockOnceAllShardsOfItAreThere() throws Exception {
    block(A, 0, 50, "{\"labels\":{\"__ingester_id__\":\"1\"}}", A);
    block(B, 0, 50, "{\"labels\":{\"__compactor_shard_id__\":\"1_of_2\"}}", A);
    assertEquals(Set.of(A, B), counted());
    block(C, 0, 50, "{\"labels\":{\"__compactor_shard_id__\":\"2_of_2\"}}", A);
    assertEquals(Set.of(B, C), counted());
  }

  @Test
  void leavesOutBlocksThatAreMarkedInTheFolderOfTheTenant() throws Exception {
    block(A, 0, 50, "{}");
    block(B, 0, 50, "{}");
    Files.createDirectory(bucket.resolve("markers"));
    Files.writeString(bucket.resolve("markers").resolve(A + "-deletion-mark.json"), "{}");
    assertEquals(Set.of(B), counted());
  }

  @Test
  void saysThatEveryBlockIsMarkedForDeletion() throws Exception {
    block(A, 0, 50, "{}");
    Files.writeString(bucket.resolve(A).resolve("deletion-mark.json"), "{}");
    AnalyzerException e = assertThrows(AnalyzerException.class, this::counted);
    assertEquals("1 block in it, all marked for deletion", e.problem().what());
  }

  private Set<String> counted() throws AnalyzerException {
    try (Source source = Catalog.open(bucket, Progress.NONE)) {
      return source.parts();
    }
  }

  private void block(String ulid, int from, int to, String thanos, String... sources)
      throws IOException {
    Path path = SmallBlock.ofSeries(2).writeTo(bucket, ulid);
    String list = sources.length == 0 ? "" : "\"" + String.join("\",\"", sources) + "\"";
    Files.writeString(
        path.resolve("meta.json"),
        """
        {"ulid": "%s", "minTime": %d, "maxTime": %d, "version": 1,
         "compaction": {"level": 1, "sources": [%s]}, "thanos": %s}
        """
            .formatted(ulid, from, to, list, thanos));
  }
}
