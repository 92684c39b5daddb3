package dev.tierscope.source.tsdb;

import dev.tierscope.format.tsdb.Block;
import dev.tierscope.format.tsdb.HiddenSeries;
import dev.tierscope.format.tsdb.Tombstones;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Noun;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import java.util.Optional;

/// What queries do not see of a block, for the reader to know: counts do not heed it, as promtool's
/// do not.
final class DeletedRanges {
  private DeletedRanges() {}

  static Optional<Notice> of(Block block, Progress progress) {
    try {
      Tombstones tombstones = block.tombstones();
      return tombstones.intervals() == 0
          ? Optional.empty()
          : Optional.of(
              new Notice(
                  Severity.INFO,
                  new Problem(
                      words(tombstones, HiddenSeries.of(block, tombstones, progress)),
                      block.where(),
                      "Clean the tombstones of the server (/api/v1/admin/tsdb/clean_tombstones)"
                          + " to count without them.")));
    } catch (AnalyzerException e) {
      return Optional.of(new Notice(Severity.WARNING, e.problem()));
    }
  }

  private static String words(Tombstones tombstones, HiddenSeries hidden) {
    return "tombstones delete %s of %d series; wholly deleted: %d series and %s"
            .formatted(
                Noun.counted(tombstones.intervals(), "time range"),
                tombstones.series(),
                hidden.series(),
                Noun.counted(hidden.chunks(), "chunk"))
        + "; queries do not see what is deleted, counts here do, as promtool's";
  }
}
