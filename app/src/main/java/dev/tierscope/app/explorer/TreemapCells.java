package dev.tierscope.app.explorer;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The largest nodes of a level as cells of a treemap.
///
/// @param nodes the node of each cell
/// @param items what is drawn
record TreemapCells(int[] nodes, List<Treemap.Item> items) {
  private static final int MOST = 2000;

  /// By what cells are coloured.
  enum Colour {
    TIER,
    LABEL
  }

  /// @param order the nodes that pass the filters
  static TreemapCells of(Level level, int[] order, Colour colour, Palette palette) {
    int[] nodes = largest(level, order);
    Map<String, Integer> colours = labelColours(level, nodes);
    List<Treemap.Item> items = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      long series = level.series(node);
      Tier tier = level.tier(node).orElse(Tier.LOW);
      String label = level.retainedWithout(node);
      boolean byLabel = colour == Colour.LABEL;
      int rank = colours.getOrDefault(label, palette.others().size() - 1);
      items.add(
          new Treemap.Item(
              level.name(node),
              byLabel ? (label.isEmpty() ? "–" : label) : tier.name().substring(0, 1),
              Numbers.full(series),
              series,
              byLabel
                  ? palette.others().get(Math.min(rank, palette.others().size() - 1))
                  : shade(tier, palette)));
    }
    return new TreemapCells(nodes, items);
  }

  private static int[] largest(Level level, int[] order) {
    if (order.length <= MOST) {
      return IntStream.of(order)
          .boxed()
          .sorted(Comparator.comparingLong((Integer node) -> -level.series(node)))
          .mapToInt(Integer::intValue)
          .toArray();
    }
    long[] packed = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      packed[i] = Math.min(level.series(order[i]), Integer.MAX_VALUE) << 32 | i;
    }
    Arrays.parallelSort(packed);
    int[] nodes = new int[MOST];
    for (int i = 0; i < MOST; i++) {
      nodes[i] = order[(int) packed[packed.length - 1 - i]];
    }
    return nodes;
  }

  /// The labels that explain most series get a colour each, the others share the last one.
  private static Map<String, Integer> labelColours(Level level, int[] nodes) {
    Map<String, Long> series = new HashMap<>();
    for (int node : nodes) {
      String label = level.retainedWithout(node);
      if (!label.isEmpty()) {
        series.merge(label, level.series(node), Long::sum);
      }
    }
    Map<String, Integer> ranks = new HashMap<>();
    series.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(5)
        .forEach(entry -> ranks.put(entry.getKey(), ranks.size()));
    return ranks;
  }

  private static Palette.Shade shade(Tier tier, Palette palette) {
    return switch (tier) {
      case LOW -> palette.low();
      case MEDIUM -> palette.medium();
      case HIGH -> palette.high();
    };
  }

  /// The cell of a node, -1 if it has none.
  int cell(int node) {
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] == node) {
        return i;
      }
    }
    return -1;
  }
}
