package dev.tierscope.app.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.Populations;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BirthsTest {
  /// Series `m{i="…"}` that begin at the given times and end at 1000.
  private static SeriesTable beginning(long... times) {
    Set<String> strings = new java.util.TreeSet<>(Set.of("__name__", "m", "i"));
    for (int i = 0; i < times.length; i++) {
      strings.add("v" + i);
    }
    Symbols symbols = Symbols.of(strings);
    SeriesTableBuilder builder =
        new SeriesTableBuilder(symbols, EnumSet.of(Weight.FIRST_TIME, Weight.LAST_TIME));
    for (int i = 0; i < times.length; i++) {
      int[] row = {
        symbols.find("__name__"), symbols.find("m"), symbols.find("i"), symbols.find("v" + i)
      };
      builder.add(row, row.length, new long[] {times[i], 1_000});
    }
    return builder.build(SeriesTableBuilder.Duplicates.IMPOSSIBLE, Progress.NONE);
  }

  @Test
  void countsWhatBeginsLaterThanTheDataAsNew() {
    Population population = Population.of(beginning(0, 1, 500, 900), 0, Progress.NONE);
    assertEquals(2, population.groups().getFirst().born());
  }

  @Test
  void knowsNothingWithoutTimes() {
    assertEquals(-1, Populations.shop().population().groups().getFirst().born());
  }
}
