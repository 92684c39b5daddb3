package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Treemap;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreemapCellsTest {
  /// Nodes of 200 series each, of which some are new.
  private record Growing(List<Long> births) implements Level {
    @Override
    public int size() {
      return births.size();
    }

    @Override
    public String name(int node) {
      return "m" + node;
    }

    @Override
    public Kind kind(int node) {
      return Kind.GROUP;
    }

    @Override
    public long series(int node) {
      return 200;
    }

    @Override
    public long whole() {
      return 200L * births.size();
    }

    @Override
    public long born(int node) {
      return births.get(node);
    }

    @Override
    public String selector(int node) {
      return "{}";
    }
  }

  @Test
  void saysHowMuchOfACellIsNewAndThatItIsUnknown() {
    Level level = new Growing(List.of(100L, 0L, -1L));
    List<String> marks =
        TreemapCells.of(level, new int[] {0, 1, 2}, TreemapCells.Colour.CHURN, Palette.LIGHT)
            .items()
            .stream()
            .map(Treemap.Item::mark)
            .toList();
    assertEquals(List.of("50\u202f%", "0\u202f%", "–"), marks);
  }

  @Test
  void coloursWhatHasNoTierAsNone() {
    Level level = new Growing(List.of(0L));
    Treemap.Item item =
        TreemapCells.of(level, new int[] {0}, TreemapCells.Colour.TIER, Palette.LIGHT)
            .items()
            .getFirst();
    assertEquals(Palette.LIGHT.others().getLast(), item.shade());
    assertEquals("", item.mark());
  }

  @Test
  void coloursCellsMoreStronglyTheMoreOfThemIsNew() {
    Level level = new Growing(List.of(0L, 20L, 200L));
    double[] saturations =
        TreemapCells.of(level, new int[] {0, 1, 2}, TreemapCells.Colour.CHURN, Palette.LIGHT)
            .items()
            .stream()
            .mapToDouble(item -> item.shade().fill().getSaturation())
            .toArray();
    assertEquals(
        List.of(true, true),
        List.of(saturations[0] < saturations[1], saturations[1] < saturations[2]));
  }
}
