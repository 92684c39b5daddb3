package dev.tierscope.app.explorer;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The largest nodes of a level as cells of a treemap.
///
/// @param nodes the node of each cell
/// @param items what is drawn
record TreemapCells(int[] nodes, List<Treemap.Item> items) {
  /// By what cells are coloured.
  enum Colour {
    TIER("Tier", "low, medium or high; grey if there is none"),
    LABEL("Label", "the label that costs most"),
    CHURN("Churn", "share of series that were not there at the beginning; grey if unknown");

    private final String word;
    private final String meaning;

    Colour(String word, String meaning) {
      this.word = word;
      this.meaning = meaning;
    }

    String meaning() {
      return meaning;
    }

    String word() {
      return word;
    }
  }

  /// @param nodes most series first
  static TreemapCells of(Level level, int[] nodes, Colour colour, Palette palette) {
    Map<String, Integer> labels =
        colour == Colour.LABEL ? labelColours(level, nodes) : Map.<String, Integer>of();
    List<Treemap.Item> items = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      long series = level.series(node);
      items.add(
          switch (colour) {
            case TIER -> {
              String mark = level.tier(node).map(tier -> tier.name().substring(0, 1)).orElse("");
              yield item(level, node, mark, tier(level, node, palette));
            }
            case LABEL -> {
              String label = label(level, node);
              int rank = labels.getOrDefault(label, palette.others().size() - 1);
              Palette.Shade shade =
                  palette.others().get(Math.min(rank, palette.others().size() - 1));
              boolean itself = label.equals(level.name(node));
              yield item(level, node, itself ? "" : label.isEmpty() ? "–" : label, shade);
            }
            case CHURN -> {
              long born = level.born(node);
              double share = born < 0 || series == 0 ? -1 : (double) born / series;
              String mark = share < 0 ? "–" : Numbers.percent(share);
              yield item(level, node, mark, churn(share, palette));
            }
          });
    }
    return new TreemapCells(nodes, items);
  }

  private static Treemap.Item item(Level level, int node, String mark, Palette.Shade shade) {
    return new Treemap.Item(
        level.name(node), mark, level.weightWords(node), level.weight(node), shade);
  }

  /// The larger the share of series that were not there at the beginning, the stronger; grey where
  /// nothing is known.
  private static Palette.Shade churn(double share, Palette palette) {
    if (share < 0) {
      return unknown(palette);
    }
    double strength = 0.04 + 0.41 * Math.sqrt(share);
    return new Palette.Shade(
        palette.accent(),
        palette.card().interpolate(palette.accent(), strength),
        palette.card().interpolate(palette.accent(), 0.3 + strength));
  }

  /// The labels that explain most series get a colour each, the others share the last one.
  private static Map<String, Integer> labelColours(Level level, int[] nodes) {
    Map<String, Long> series = new HashMap<>();
    for (int node : nodes) {
      String label = label(level, node);
      if (!label.isEmpty()) {
        series.merge(label, level.weight(node), Long::sum);
      }
    }
    Map<String, Integer> ranks = new HashMap<>();
    series.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(5)
        .forEach(entry -> ranks.put(entry.getKey(), ranks.size()));
    return ranks;
  }

  /// The label that costs most, or that a node is or belongs to.
  private static String label(Level level, int node) {
    String costliest = level.retainedWithout(node);
    return costliest.isEmpty() ? level.label(node).map(LabelUse::name).orElse("") : costliest;
  }

  private static Palette.Shade unknown(Palette palette) {
    return palette.others().getLast();
  }

  /// Of the node, or of the metric group that it is a part of.
  private static Palette.Shade tier(Level level, int node, Palette palette) {
    return level
        .tier(node)
        .or(() -> level.group(node).map(GroupCost::tier))
        .map(tier -> shade(tier, palette))
        .orElseGet(() -> unknown(palette));
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
