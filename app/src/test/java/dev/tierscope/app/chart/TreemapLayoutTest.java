package dev.tierscope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TreemapLayoutTest {
  private static double[] descending(double... values) {
    double[] sorted = DoubleStream.of(values).map(v -> -v).sorted().map(v -> -v).toArray();
    return sorted;
  }

  private static double[] random(int n) {
    Random random = new Random(7);
    return descending(random.doubles(n).map(d -> Math.exp(10 * d)).toArray());
  }

  @Test
  void givesEveryCellTheAreaOfItsShare() {
    double[] weights = random(500);
    double sum = DoubleStream.of(weights).sum();
    for (TreemapLayout.Cell cell : TreemapLayout.squarified(weights, 10, 20, 360, 290)) {
      double share = weights[cell.index()] / sum;
      assertEquals(share, cell.width() * cell.height() / (360 * 290), 1e-9);
    }
  }

  @Test
  void staysInsideTheRectangleAndLeavesNoCellOut() {
    List<TreemapLayout.Cell> cells = TreemapLayout.squarified(random(500), 10, 20, 360, 290);
    assertEquals(500, cells.size());
    for (TreemapLayout.Cell cell : cells) {
      assertTrue(cell.x() >= 10 - 1e-6 && cell.x() + cell.width() <= 370 + 1e-6, cell::toString);
      assertTrue(cell.y() >= 20 - 1e-6 && cell.y() + cell.height() <= 310 + 1e-6, cell::toString);
    }
  }

  @Test
  void cellsDoNotOverlap() {
    List<TreemapLayout.Cell> cells = TreemapLayout.squarified(random(60), 0, 0, 300, 200);
    for (TreemapLayout.Cell a : cells) {
      double x = a.x() + a.width() / 2;
      double y = a.y() + a.height() / 2;
      assertEquals(1, cells.stream().filter(b -> b.contains(x, y)).count());
    }
  }

  @Test
  void keepsCellsOfThePublishedExampleAsSquareAsThePaperDoes() {
    // 6 6 4 3 2 2 1 in a 6 × 4 rectangle: the worst aspect ratio of the paper's layout is 25 : 9.
    List<TreemapLayout.Cell> cells =
        TreemapLayout.squarified(new double[] {6, 6, 4, 3, 2, 2, 1}, 0, 0, 6, 4);
    assertEquals(new TreemapLayout.Cell(0, 0, 0, 3, 2), cells.getFirst());
    double worst =
        cells.stream()
            .mapToDouble(c -> Math.max(c.width() / c.height(), c.height() / c.width()))
            .max()
            .orElseThrow();
    assertEquals(25.0 / 9, worst, 1e-9);
  }

  @Test
  void givesNothingForNoWeightOrNoRoom() {
    assertEquals(List.of(), TreemapLayout.squarified(new double[0], 0, 0, 10, 10));
    assertEquals(List.of(), TreemapLayout.squarified(new double[] {0, 0}, 0, 0, 10, 10));
    assertEquals(List.of(), TreemapLayout.squarified(new double[] {1}, 0, 0, 0, 10));
  }
}
