package dev.tierscope.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Finds by a few letters what somebody means. Every word that was written must occur; a beginning
/// is better than the beginning of a later word, and that is better than a place inside a word.
/// Only if nothing has the words, letters in the right order with others between will do. Among
/// equals the shorter text wins, then the earlier one.
final class Ranking {
  private static final int NOT_FOUND = Integer.MAX_VALUE;
  private static final int LETTERS = 400;

  private Ranking() {}

  private record Ranked<T>(T thing, int cost, int length) {}

  /// The best of many for a text; for an empty one the first of them.
  static <T> List<T> best(List<T> all, Function<T, String> text, String query, int limit) {
    String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
    List<Ranked<T>> found = new ArrayList<>();
    for (T thing : all) {
      String in = text.apply(thing).toLowerCase(Locale.ROOT);
      int cost = cost(in, words);
      if (cost < NOT_FOUND) {
        found.add(new Ranked<>(thing, cost, query.isBlank() ? 0 : in.length()));
      }
    }
    boolean literally = found.stream().anyMatch(ranked -> ranked.cost() < LETTERS);
    return found.stream()
        .filter(ranked -> !literally || ranked.cost() < LETTERS)
        .sorted(Comparator.<Ranked<T>>comparingInt(Ranked::cost).thenComparingInt(Ranked::length))
        .limit(limit)
        .map(Ranked::thing)
        .toList();
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
