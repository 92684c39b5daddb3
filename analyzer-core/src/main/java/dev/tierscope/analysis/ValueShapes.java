package dev.tierscope.analysis;

import dev.tierscope.model.Accuracy;
import dev.tierscope.table.LabelColumn;
import dev.tierscope.table.PairCounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// What the distinct values of a label look like. Of many values some are examined, evenly spread
/// over their byte order, always the same ones.
///
/// @param examined how many values were looked at
/// @param counts for each shape that occurs how many of those have it
/// @param accuracy [Accuracy#EXACT] if every value was looked at, else how far shares may be off
public record ValueShapes(int examined, Map<ValueShape, Integer> counts, Accuracy accuracy) {
  /// At most so many values of a label are looked at.
  public static final int MOST_EXAMINED = 10_000;

  public ValueShapes {
    counts = counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
  }

  /// The shapes of a label's values in one group.
  public static ValueShapes of(LabelColumn column) {
    return of(column.values(), MOST_EXAMINED, i -> column.valueBytes(i + 1));
  }

  /// The shapes of a label's values over all series; none if the label does not occur.
  public static ValueShapes of(PairCounts pairs, String label) {
    return of(pairs, label, MOST_EXAMINED);
  }

  /// @param most at most so many values are looked at
  static ValueShapes of(PairCounts pairs, String label, int most) {
    Optional<Integer> name = pairs.find(label);
    if (name.isEmpty()) {
      return of(0, most, _ -> new byte[0]);
    }
    int first = pairs.firstPair(name.get());
    return of(pairs.endPair(name.get()) - first, most, i -> pairs.valueBytes(first + i));
  }

  private static ValueShapes of(int values, int most, IntFunction<byte[]> value) {
    int examined = Math.min(values, most);
    Map<ValueShape, Integer> counts = new EnumMap<>(ValueShape.class);
    for (int i = 0; i < examined; i++) {
      int at = (int) ((long) i * values / examined);
      counts.merge(ValueShape.of(value.apply(at)), 1, Integer::sum);
    }
    int dominant = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new ValueShapes(examined, counts, accuracy(examined, values, dominant));
  }

  /// The standard error of the dominant share, as for values drawn by lot.
  private static Accuracy accuracy(int examined, int values, int most) {
    if (examined == values) {
      return Accuracy.EXACT;
    }
    double share = (double) most / examined;
    double error = Math.sqrt((1 - share) / share / examined * (1 - (double) examined / values));
    return new Accuracy.Estimated(error, "looked at " + examined + " of " + values + " values");
  }

  /// The shape that most values have, the first one among equals; empty without any value.
  public Optional<ValueShape> dominant() {
    return counts.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey);
  }

  /// The shapes that occur, the one that most values have first.
  public List<ValueShape> mostFirst() {
    return counts.entrySet().stream()
        .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Which part of the values has a shape, 0..1.
  public double share(ValueShape shape) {
    return examined == 0 ? 0 : (double) counts.getOrDefault(shape, 0) / examined;
  }
}
