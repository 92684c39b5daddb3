package dev.tierscope.app.shell;

import dev.tierscope.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Finds by a few letters what somebody means. Every word that was written must occur; a beginning
/// is better than the beginning of a later word, and that is better than a place inside a word.
/// Only if nothing has the words, letters in the right order with others between will do. Among
/// equals the shorter text wins, then the earlier one.
final class Ranking {
  private static final int NOT_FOUND = Integer.MAX_VALUE;
  private static final int LETTERS = 400;
  private static final int STRIDE = 1024;

  private Ranking() {}

  /// Something that was found; the last is the best.
  private record Ranked(int number, int cost, int length) implements Comparable<Ranked> {
    private static final Comparator<Ranked> BEST_LAST =
        Comparator.comparingInt(Ranked::cost)
            .thenComparingInt(Ranked::length)
            .thenComparingInt(Ranked::number)
            .reversed();

    @Override
    public int compareTo(Ranked other) {
      return BEST_LAST.compare(this, other);
    }
  }

  /// The numbers of the best of many for a text, best first; for an empty one the first of them.
  ///
  /// Cost: a look at every text.
  static int[] best(
      int size, IntFunction<String> text, String query, int limit, Progress progress) {
    if (query.isBlank()) {
      return IntStream.range(0, Math.min(size, limit)).toArray();
    }
    String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
    PriorityQueue<Ranked> found = new PriorityQueue<>();
    for (int i = 0; i < size; i++) {
      if (i % STRIDE == 0) {
        progress.report("Searching", i, size);
      }
      String in = text.apply(i).toLowerCase(Locale.ROOT);
      int cost = cost(in, words);
      if (cost < NOT_FOUND) {
        found.add(new Ranked(i, cost, in.length()));
        if (found.size() > limit) {
          found.remove();
        }
      }
    }
    List<Ranked> best = found.stream().sorted(Comparator.reverseOrder()).toList();
    boolean literally = !best.isEmpty() && best.getFirst().cost() < LETTERS;
    return best.stream()
        .filter(ranked -> !literally || ranked.cost() < LETTERS)
        .mapToInt(Ranked::number)
        .toArray();
  }

  private static int cost(String text, String[] words) {
    int sum = 0;
    for (String word : words) {
      int cost = cost(text, word);
      if (cost == NOT_FOUND) {
        return NOT_FOUND;
      }
      sum += cost;
    }
    return sum;
  }

  private static int cost(String text, String word) {
    if (text.startsWith(word)) {
      return 0;
    }
    int at = text.indexOf(word);
    if (at < 0) {
      return lettersInOrder(text, word) ? LETTERS : NOT_FOUND;
    }
    for (; at >= 0; at = text.indexOf(word, at + 1)) {
      if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
        return 1;
      }
    }
    return 20;
  }

  private static boolean lettersInOrder(String text, String word) {
    int at = -1;
    for (int i = 0; i < word.length(); i++) {
      at = text.indexOf(word.charAt(i), at + 1);
      if (at < 0) {
        return false;
      }
    }
    return word.length() > 1;
  }
}
