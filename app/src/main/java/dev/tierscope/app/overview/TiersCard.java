package dev.tierscope.app.overview;

import dev.tierscope.analysis.TierTotal;
import dev.tierscope.app.chart.LevelHistogram;
import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.TierBar;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import dev.tierscope.report.TierBounds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The tiers as a bar, as a table and as the sizes of all groups with the boundaries.
final class TiersCard {
  /// Widths of mark, range, groups, series, bytes; what is left goes to the range.
  private static final double[] WIDTHS = {80, 90, 76, 112, 70};

  private TiersCard() {}

  static Card of(Figures figures, ReadOnlyObjectProperty<Palette> palette, Ways ways) {
    Population population = figures.population();
    Region rule = new Region();
    rule.getStyleClass().add("ruled-left");
    VBox left = left(population, ways);
    VBox right = right(figures, palette, ways);
    HBox content = new HBox(20, left, rule, right);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    content.setPadding(new Insets(0, 16, 12, 16));
    Card card = Card.titled("Cardinality tiers", TierBounds.reason(population.classification()));
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card.with(content);
  }

  private static VBox left(Population population, Ways ways) {
    Map<Tier, Double> shares = new EnumMap<>(Tier.class);
    for (TierTotal tier : population.tiers()) {
      shares.put(tier.tier(), OverviewViewModel.share(tier.series(), population.series()));
    }
    VBox rows = new VBox();
    for (TierTotal tier : population.tiers()) {
      HBox row = row(tier, population, ways);
      VBox.setVgrow(row, Priority.ALWAYS);
      rows.getChildren().add(row);
    }
    VBox.setVgrow(rows, Priority.ALWAYS);
    TierBar bar = new TierBar(shares);
    if (Leading.isPossible(population)) {
      bar.leadingTo(ways::toTier);
    }
    VBox left = new VBox(8, bar, rows);
    left.setMinWidth(380);
    left.setPrefWidth(500);
    return left;
  }

  private static HBox row(TierTotal tier, Population population, Ways ways) {
    String range = TierBounds.of(tier.tier(), population.scale());
    String groups = Numbers.counted(tier.groups(), "group");
    String series = Numbers.full(tier.series()) + " series";
    Node[] cells = {
      TierMark.word(tier.tier()),
      Words.of(range, "small", "muted"),
      Words.of(groups, "small"),
      Words.of(series, "small", "strong"),
      Words.of(tier.bytes() > 0 ? Numbers.bytes(tier.bytes()) : "", "small", "muted")
    };
    HBox row = new HBox();
    for (int i = 0; i < cells.length; i++) {
      HBox cell = new HBox(cells[i]);
      cell.setAlignment(i < 2 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
      cell.setPrefWidth(WIDTHS[i]);
      cell.setMinWidth(i == 1 ? 0 : Region.USE_PREF_SIZE);
      HBox.setHgrow(cell, i == 1 ? Priority.ALWAYS : Priority.NEVER);
      row.getChildren().add(cell);
    }
    row.getStyleClass().addAll("ruled-below", "tier-row");
    row.setMinHeight(28);
    String words = TierMark.name(tier.tier()) + " tier: " + groups + ", " + series;
    return Leading.row(population, row, words, () -> ways.toTier(tier.tier()));
  }

  private static VBox right(Figures figures, ReadOnlyObjectProperty<Palette> palette, Ways ways) {
    Population population = figures.population();
    LevelHistogram histogram = new LevelHistogram(figures.histogram(), palette);
    if (Leading.isPossible(population)) {
      histogram.leadingTo(zone -> ways.toTier(List.of(Tier.LOW, Tier.MEDIUM, Tier.HIGH).get(zone)));
    }
    histogram.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    histogram.setAccessibleText(
        "Sizes of all "
            + Numbers.counted(population.groups().size(), "metric group")
            + " with the boundaries of the tiers");
    VBox.setVgrow(histogram, Priority.ALWAYS);
    VBox right =
        new VBox(
            2,
            histogram,
            Words.of(
                "Metric groups by series, both scales logarithmic. Ticks: the six reference"
                    + " levels.",
                "plot-caption"));
    right.setMinWidth(280);
    right.setPrefWidth(500);
    return right;
  }
}
