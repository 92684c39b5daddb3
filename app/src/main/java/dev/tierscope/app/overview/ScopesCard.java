package dev.tierscope.app.overview;

import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.Population;
import dev.tierscope.report.Numbers;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The largest metric group of each scope against the level that is usual for the scope.
final class ScopesCard {
  private static final double FAR_ABOVE = 10;
  private static final double ABOVE = 5;
  private static final double[] WIDTHS = {124, 62, 48, 62};

  private ScopesCard() {}

  static Card of(Population population, Ways ways) {
    Card card = Card.titled("Scope against its level", "and its largest group");
    card.with(
        row(
            "list-head",
            Words.of("Scope"),
            Words.of("Largest"),
            Words.of("Level"),
            Words.of("Ratio")));
    for (ScopeTotal scope : population.scopes()) {
      if (scope.scope().level() > 0) {
        card.with(row(scope, population, ways));
      }
    }
    OverviewViewModel.worstScope(population).ifPresent(worst -> card.with(finding(worst)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }

  private static HBox row(ScopeTotal scope, Population population, Ways ways) {
    HBox row =
        row(
            "list-row",
            named(scope),
            Words.of(Numbers.full(scope.largestSeries()), "small"),
            Words.of(Numbers.compact(scope.scope().level()), "small", "muted"),
            ratio(OverviewViewModel.ratio(scope)));
    Hint.on(row, whole(scope) + "\nLargest: " + GroupCost.title(scope.largest()));
    String words =
        whole(scope)
            + ", largest "
            + GroupCost.title(scope.largest())
            + ", "
            + scope.largestSeries()
            + " series";
    return Leading.row(population, row, words, () -> ways.toGroup(scope.largest()));
  }

  /// The scope with the tier that it has as a whole.
  private static Label named(ScopeTotal scope) {
    Label name = Words.of(scope.scope().word(), "small");
    name.setGraphic(TierMark.letter(scope.tier()));
    name.setGraphicTextGap(8);
    return name;
  }

  private static String whole(ScopeTotal scope) {
    return "%s as a whole: %s series, %s, %s its level"
        .formatted(
            scope.scope().word(),
            Numbers.full(scope.series()),
            TierMark.name(scope.tier()),
            Numbers.times(scope.wholeRatio()));
  }

  private static Label ratio(double ratio) {
    boolean tiny = ratio > 0 && ratio < 0.05;
    Label times =
        Words.of(tiny ? "< " + Numbers.times(0.1) : Numbers.times(ratio), "small", "strong");
    if (ratio >= FAR_ABOVE) {
      times.setGraphic(Words.icon(Material2OutlinedAL.ERROR, "danger"));
      times.getStyleClass().add("danger-text");
    } else if (ratio >= ABOVE) {
      times.setGraphic(Words.icon(Material2OutlinedMZ.REPORT_PROBLEM, "warning"));
      times.getStyleClass().add("warning-text");
    }
    return times;
  }

  private static HBox row(String style, Label... cells) {
    HBox row = new HBox();
    for (int i = 0; i < cells.length; i++) {
      HBox cell = new HBox(cells[i]);
      cell.setAlignment(i == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
      cell.setPrefWidth(WIDTHS[i]);
      HBox.setHgrow(cell, Priority.ALWAYS);
      row.getChildren().add(cell);
    }
    row.getStyleClass().add(style);
    row.setPadding(new Insets(0, 16, 0, 16));
    row.setSpacing(0);
    row.setMinHeight(27);
    return row;
  }

  private static Node finding(ScopeTotal worst) {
    String scope = worst.scope().word();
    VBox words =
        new VBox(
            Words.wrapped(
                "A " + scope + " metric with " + Numbers.full(worst.largestSeries()) + " series",
                "small",
                "strong"),
            Words.wrapped(GroupCost.title(worst.largest()), "mono"),
            Words.wrapped(
                Numbers.times(OverviewViewModel.ratio(worst))
                    + " the level that is usual for "
                    + scope
                    + " metrics",
                "small",
                "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox finding = new HBox(10, Words.icon(Material2OutlinedAL.ERROR, "danger"), words);
    finding.setPadding(new Insets(10, 16, 10, 16));
    return finding;
  }
}
