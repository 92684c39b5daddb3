package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.model.Accuracy;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValueShapesTest {

  /// A table of one metric `m` with one series for each value of the label `v`.
  private static SeriesTable table(List<String> values) {
    Symbols symbols =
        Symbols.of(Stream.concat(Stream.of("__name__", "m", "v"), values.stream()).toList());
    SeriesTableBuilder builder = new SeriesTableBuilder(symbols, Set.of());
    for (String value : values) {
      int[] labels = {
        symbols.find("__name__"), symbols.find("m"), symbols.find("v"), symbols.find(value)
      };
      builder.add(labels, labels.length, new long[0]);
    }
    return builder.build(SeriesTableBuilder.Duplicates.IMPOSSIBLE, Progress.NONE);
  }

  private static final List<String> FEW = List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "unknown");

  @Test
  void countsTheShapesOfAColumn() {
    ValueShapes shapes =
        ValueShapes.of(table(FEW).group("m").orElseThrow().column("v").orElseThrow());
    assertEquals(Map.of(ValueShape.IP_ADDRESS, 3, ValueShape.WORD, 1), shapes.counts());
    assertEquals(Optional.of(ValueShape.IP_ADDRESS), shapes.dominant());
    assertEquals(0.75, shapes.share(ValueShape.IP_ADDRESS));
    assertEquals(Accuracy.EXACT, shapes.accuracy());
  }

  @Test
  void findsTheSameInPairCounts() {
    SeriesTable table = table(FEW);
    assertEquals(
        ValueShapes.of(table.group("m").orElseThrow().column("v").orElseThrow()),
        ValueShapes.of(PairCounts.of(table, 0), "v"));
  }

  @Test
  void knowsNoShapeOfALabelThatDoesNotOccur() {
    ValueShapes shapes = ValueShapes.of(PairCounts.of(table(FEW), 0), "w");
    assertEquals(Optional.empty(), shapes.dominant());
    assertEquals(0, shapes.share(ValueShape.WORD));
  }

  @Test
  void saysHowManyOfManyValuesWereLookedAt() {
    List<String> values =
        IntStream.range(0, 40_000).mapToObj(i -> i % 4 == 0 ? "w" + i : i + ".5").toList();
    ValueShapes shapes = ValueShapes.of(PairCounts.of(table(values), 0), "v");
    assertEquals(ValueShapes.MOST_EXAMINED, shapes.examined());
    assertEquals(0.75, shapes.share(ValueShape.NUMBER), 0.001);
    Accuracy.Estimated accuracy = (Accuracy.Estimated) shapes.accuracy();
    assertEquals("looked at 10000 of 40000 values", accuracy.method());
    assertEquals(0.005, accuracy.relativeError(), 0.0001);
  }
}
