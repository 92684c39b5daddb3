package dev.tierscope.app.overview;

import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.RowsThatFit;
import dev.tierscope.app.part.ShareBar;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.report.Numbers;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The metric groups with most series, each with the label that costs most.
final class CostliestCard {
  private static final int LEAST = 5;
  private static final double ROW = 56;

  private CostliestCard() {}

  static Card of(Figures figures, Ways ways) {
    Population population = figures.population();
    List<GroupCost> groups = figures.costliest();
    long sum = groups.stream().limit(5).mapToLong(GroupCost::series).sum();
    RowsThatFit rows =
        new RowsThatFit(
            ROW, LEAST, groups.stream().map(group -> row(group, population, ways)).toList());
    Hyperlink all =
        new Hyperlink(
            "All " + Numbers.counted(population.groups().size(), "group") + " in the Explorer");
    all.setId("all-groups");
    all.setOnAction(_ -> ways.toAllGroups());
    HBox foot = new HBox();
    if (Leading.isPossible(population)) {
      foot.getChildren().add(all);
    }
    foot.getStyleClass().add("foot");
    Card card =
        Card.titled(
                "Most expensive metric groups",
                "the first five hold "
                    + Numbers.percent(OverviewViewModel.share(sum, population.series()))
                    + " of all series")
            .ruled()
            .filled(rows)
            .with(foot);
    card.setMinWidth(320);
    card.setPrefWidth(760);
    return card;
  }

  private static HBox row(GroupCost group, Population population, Ways ways) {
    double share = OverviewViewModel.share(group.series(), population.series());
    HBox mark = new HBox(TierMark.letter(group.tier()));
    mark.setMinWidth(34);
    mark.setAlignment(Pos.CENTER_LEFT);
    VBox words = words(group);
    VBox amount =
        new VBox(
            4,
            Words.of(Numbers.percent(share), "small", "strong"),
            new ShareBar().show(share, TierMark.style(group.tier())));
    amount.setAlignment(Pos.CENTER_LEFT);
    Label series = Words.of(Numbers.full(group.series()), "strong");
    VBox number = new VBox(2, series, saved(group));
    number.setAlignment(Pos.CENTER_RIGHT);
    number.setMinWidth(136);
    HBox row = new HBox(mark, words, amount, number);
    row.widthProperty()
        .subscribe(width -> {
          double bar = Math.clamp((width.doubleValue() - 500) * 0.42, 96, 480);
          amount.setMinWidth(bar);
          amount.setMaxWidth(bar);
        });
    row.getStyleClass().add("list-row");
    String spoken =
        group.title() + ", " + TierMark.name(group.tier()) + ", " + series.getText() + " series";
    return Leading.row(population, row, spoken, () -> ways.toGroup(group.name()));
  }

  private static VBox words(GroupCost group) {
    Label name = Words.of(group.title(), "mono", "strong");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label why = Words.of(why(group), "small", "muted");
    VBox words = new VBox(2, name, why);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Hint.on(words, name.getText() + "\n" + why.getText());
    return words;
  }

  private static Label saved(GroupCost group) {
    return group
        .costliestLabel()
        .map(label -> {
          Label change =
              Words.of(
                  Numbers.change(label.retained() - group.series())
                      + "  "
                      + Numbers.changePercent(-label.saved()),
                  "small",
                  "success-text");
          Hint.on(change, "Change of series without the label " + label.name());
          return change;
        })
        .orElse(Words.of(group.knowsLabels() ? "no label saves" : "", "small", "muted"));
  }

  static String why(GroupCost group) {
    Optional<LabelUse> label = group.costliestLabel();
    String scope = group.group().scope().word() + " metric";
    if (!group.knowsLabels()) {
      return scope + " · its labels are not listed";
    }
    if (label.isEmpty()) {
      return scope + " · removing one label saves nothing";
    }
    LabelUse use = label.get();
    return "without "
        + use.name()
        + " "
        + Numbers.full(use.retained())
        + " series left · "
        + Numbers.counted(use.values(), "value")
        + (use.suspiciousShape().isEmpty() ? "" : " like " + use.suspiciousShape())
        + " · "
        + scope;
  }
}
