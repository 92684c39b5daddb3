package dev.tierscope.app.shell;

import dev.tierscope.query.NearNames;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What a search found.
///
/// @param guessed whether nothing has such a name, and these have a name that is like it
record Found(List<QuickSwitch.Entry> entries, boolean guessed) {
  private static final int MOST = 60;
  private static final int STRIDE = 1024;
  private static final int ALIKE = 3; // with the same beginning

  /// Cost: a look at every name; if nothing is found, the edit distance to those of about the same
  /// length.
  static Found of(Targets targets, String query, Progress progress) {
    int[] best = Ranking.best(targets.size(), targets.name(), query, MOST, progress);
    if (best.length > 0 || query.isBlank()) {
      return new Found(entries(targets, best), false);
    }
    int[] guessed = guessed(targets, query.strip(), Integer.MAX_VALUE, progress);
    if (guessed.length == 0) { // perhaps it is the beginning of one
      guessed = guessed(targets, query.strip(), query.strip().length(), progress);
    }
    return new Found(entries(targets, guessed), guessed.length > 0);
  }

  /// Those whose name is like a text, as far as the first so many letters of it go.
  private static int[] guessed(Targets targets, String query, int letters, Progress progress) {
    IntFunction<String> beginning =
        i -> {
          if (i % STRIDE == 0) {
            progress.report("Looking for names that are like it", i, targets.size());
          }
          String name = targets.name().apply(i);
          return name.substring(0, Math.min(letters, name.length()));
        };
    int size = targets.size();
    return NearNames.of(query, IntStream.range(0, size).mapToObj(beginning).distinct()).stream()
        .flatMapToInt(near ->
            IntStream.range(0, size).filter(i -> beginning.apply(i).equals(near)).limit(ALIKE))
        .toArray();
  }

  private static List<QuickSwitch.Entry> entries(Targets targets, int[] numbers) {
    return IntStream.of(numbers).mapToObj(targets.entry()).toList();
  }
}
