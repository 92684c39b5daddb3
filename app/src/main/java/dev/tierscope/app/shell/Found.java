package dev.tierscope.app.shell;

import dev.tierscope.query.NearNames;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.stream.IntStream;

/// What a search found.
///
/// @param guessed whether nothing has such a name, and these have a name that is like it
record Found(List<QuickSwitch.Entry> entries, boolean guessed) {
  private static final int MOST = 60;
  private static final int STRIDE = 1024;

  /// Cost: a look at every name; if nothing is found, the edit distance to those of about the same
  /// length.
  static Found of(Targets targets, String query, Progress progress) {
    int[] best = Ranking.best(targets.size(), targets.name(), query, MOST, progress);
    if (best.length > 0 || query.isBlank()) {
      return new Found(entries(targets, best), false);
    }
    List<String> near = near(targets, query.strip(), progress);
    int[] guessed =
        near.stream()
            .flatMapToInt(name ->
                IntStream.range(0, targets.size())
                    .filter(i -> targets.name().apply(i).equals(name))
                    .limit(1))
            .toArray();
    return new Found(entries(targets, guessed), guessed.length > 0);
  }

  private static List<String> near(Targets targets, String query, Progress progress) {
    return NearNames.of(
        query,
        IntStream.range(0, targets.size())
            .mapToObj(i -> {
              if (i % STRIDE == 0) {
                progress.report("Looking for names that are like it", i, targets.size());
              }
              return targets.name().apply(i);
            })
            .distinct());
  }

  private static List<QuickSwitch.Entry> entries(Targets targets, int[] numbers) {
    return IntStream.of(numbers).mapToObj(targets.entry()).toList();
  }
}
