package dev.tierscope.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Guesses what a name that does not occur was meant to be.
public final class NearNames {
  private static final int MOST = 3;
  private static final int MOST_EDITS = 4;
  private static final int SHORTEST_PART = 3;

  private NearNames() {}

  private record Near(String name, int edits) {}

  /// The names that are most like another one: few letters differ, or one is a part of the other.
  /// Nearest first, then the shorter one; at most three. Case does not matter.
  ///
  /// Cost: for each name of about the same length the product of both lengths.
  public static List<String> of(String wanted, Stream<String> names) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    int most = Math.clamp(lower.length() / 3, 1, MOST_EDITS);
    return names
        .map(name -> new Near(name, edits(lower, name.toLowerCase(Locale.ROOT), most)))
        .filter(near -> near.edits <= most + 1)
        .sorted(
            Comparator.comparingInt(Near::edits)
                .thenComparingInt((Near near) -> near.name.length())
                .thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  /// Letters to insert, delete, replace or swap with their neighbour. `most + 1` stands for a part
  /// of the other word, more for anything farther away.
  private static int edits(String a, String b, int most) {
    int edits = Math.abs(a.length() - b.length()) > most ? Integer.MAX_VALUE : distance(a, b);
    if (edits <= most) {
      return edits;
    }
    boolean part =
        Math.min(a.length(), b.length()) >= SHORTEST_PART && (a.contains(b) || b.contains(a));
    return part ? most + 1 : Integer.MAX_VALUE;
  }

  /// Distance of Damerau and Levenshtein, each place swapped at most once.
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return above[b.length()];
  }
}
