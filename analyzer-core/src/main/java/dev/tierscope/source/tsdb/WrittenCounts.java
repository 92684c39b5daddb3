package dev.tierscope.source.tsdb;

import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.BlockMeta;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the writer of a block noted in `meta.json`, compared with what was found. The numbers of
/// samples in the heads of chunks have no other check, short of reading every chunk.
final class WrittenCounts {
  private WrittenCounts() {}

  /// Says which counts differ, if any.
  ///
  /// @param samples empty if they were not counted
  static Optional<Notice> differences(Block block, long series, long chunks, OptionalLong samples) {
    List<String> differences = new ArrayList<>();
    block
        .meta()
        .ifPresent(meta -> {
          compare(differences, "series", meta.series(), series);
          compare(differences, "chunks", meta.chunks(), chunks);
          samples.ifPresent(found -> compare(differences, "samples", meta.samples(), found));
        });
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Notice(
                Severity.WARNING,
                new Problem(
                    "meta.json was written with other counts: " + String.join(", ", differences),
                    block.where(),
                    "Copy the block again; one of its files has changed or is of another block.")));
  }

  private static void compare(
      List<String> differences, String what, OptionalLong written, long found) {
    if (written.isPresent() && written.getAsLong() != found) {
      differences.add(written.getAsLong() + " " + what + ", found " + found);
    }
  }

  /// By how many samples the writer's count differs from what was found.
  static long missedSamples(Block block, long found) {
    long written = block.meta().map(BlockMeta::samples).orElse(OptionalLong.empty()).orElse(found);
    return Math.abs(written - found);
  }
}
