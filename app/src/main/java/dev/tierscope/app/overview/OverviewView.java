package dev.tierscope.app.overview;

import dev.tierscope.analysis.ScopeTotal;
import dev.tierscope.analysis.TierTotal;
import dev.tierscope.app.chart.LevelHistogram;
import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Sparkline;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.KeyNumber;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.ShareBar;
import dev.tierscope.app.part.TierBar;
import dev.tierscope.app.part.TierMark;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Notice.Severity;
import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What is expensive, in ten seconds: totals, tiers, the costliest metric groups, scopes.
public final class OverviewView extends VBox {
  /// Where a click leads.
  public interface Ways {
    /// Shows the groups of a tier.
    void toTier(Tier tier);

    /// Shows one metric group.
    void toGroup(String name);

    /// Shows the values of a label.
    void toLabel(String name);

    /// Opens something.
    void toStart();

    /// Reads the same source once more.
    void readAgain();
  }

  private static final int TOP = 30;

  /// Height of the page from which on the labels have room below the scopes.
  private static final double ROOM_FOR_LABELS = 820;

  private final ReadOnlyObjectProperty<Palette> palette;
  private final Ways ways;

  public OverviewView(OverviewViewModel model, ReadOnlyObjectProperty<Palette> palette, Ways ways) {
    this.palette = palette;
    this.ways = ways;
    getStyleClass().add("page");
    model.opened().subscribe(this::show);
  }

  private void show(Optional<Opened> opened) {
    if (opened.isPresent()) {
      build(opened.get());
    } else {
      Button open = new Button("Choose what to read");
      open.getStyleClass().add("accent");
      open.setOnAction(_ -> ways.toStart());
      VBox empty =
          Notice.empty(
              Material2OutlinedAL.DASHBOARD,
              "Nothing is open",
              "Totals, cardinality tiers and the metric groups that cost most stand here once a"
                  + " source was read.",
              open);
      VBox.setVgrow(empty, Priority.ALWAYS);
      getChildren().setAll(head("Overview", ""), empty);
    }
  }

  private HBox head(String title, String sentence, Node... actions) {
    HBox head = new HBox(Words.of(title, "page-title"), Words.of(sentence, "small", "muted"));
    head.getChildren().add(Words.spring());
    head.getChildren().addAll(actions);
    head.getStyleClass().add("page-head");
    return head;
  }

  private void build(Opened source) {
    Population population = source.population();
    Button again = new Button("Read again", Words.icon(Material2OutlinedMZ.REFRESH));
    again.setOnAction(_ -> ways.readAgain());
    List<Node> parts = new ArrayList<>();
    parts.add(head("Overview", subtitle(source), again));
    source.snapshot().summary().notices().stream()
        .filter(notice -> notice.severity() != Severity.INFO)
        .limit(3)
        .forEach(notice ->
            parts.add(
                notice.severity() == Severity.DAMAGE
                    ? Notice.problem(notice.problem(), notice.problem().toString())
                    : Notice.warning(notice.problem(), notice.problem().toString())));
    parts.add(totals(source));
    parts.add(tiers(population));
    HBox below = new HBox(12, costliest(population), beside(population));
    HBox.setHgrow(below.getChildren().getFirst(), Priority.ALWAYS);
    VBox.setVgrow(below, Priority.ALWAYS);
    below.setMinHeight(240);
    parts.add(below);
    Node second = ((VBox) below.getChildren().getLast()).getChildren().getLast();
    heightProperty().subscribe(height -> show(second, height.doubleValue() >= ROOM_FOR_LABELS));
    getChildren().setAll(parts);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private static String subtitle(Opened source) {
    long min = source.range().min();
    long max = source.range().max();
    boolean known = min > 0 && max < Long.MAX_VALUE && min < max;
    String time =
        known
            ? " · "
                + Numbers.time(Instant.ofEpochMilli(min))
                + " – "
                + Numbers.time(Instant.ofEpochMilli(max))
            : "";
    return source.snapshot().summary().kind() + time;
  }

  private Card totals(Opened source) {
    Population population = source.population();
    Accuracy accuracy = source.snapshot().seriesAccuracy();
    long parts = source.snapshot().summary().parts().size();
    List<Region> numbers = new ArrayList<>();
    numbers.add(
        new KeyNumber(
            "Series",
            Numbers.full(population.series()),
            accuracy,
            parts > 1 ? "distinct over " + parts + " parts" : "distinct label sets"));
    numbers.add(
        new KeyNumber(
            "Metric groups",
            Numbers.full(population.groups().size()),
            accuracy,
            Numbers.full(population.table().groups().size())
                + " names, "
                + OverviewViewModel.labelNames(population)
                + " labels"));
    numbers.add(largest(population, accuracy));
    numbers.add(bytes(source));
    numbers.add(births(source));
    HBox strip = new HBox();
    for (Region number : numbers) {
      HBox.setHgrow(number, Priority.ALWAYS);
      number.setPrefWidth(200);
      if (!strip.getChildren().isEmpty()) {
        number.getStyleClass().add("ruled-left");
      }
      strip.getChildren().add(number);
    }
    return new Card(strip);
  }

  private static KeyNumber largest(Population population, Accuracy accuracy) {
    List<GroupCost> first = OverviewViewModel.costliest(population, 10);
    long sum = first.stream().mapToLong(GroupCost::series).sum();
    return new KeyNumber(
        "In the ten largest groups",
        Numbers.percent(OverviewViewModel.share(sum, population.series())),
        accuracy,
        Numbers.full(sum) + " series");
  }

  private static KeyNumber bytes(Opened source) {
    long bytes = source.snapshot().summary().bytes();
    return bytes > 0
        ? new KeyNumber(
            "On disk",
            Numbers.bytes(bytes),
            source.snapshot().sampleAccuracy(),
            source.population().series() == 0
                ? "no series"
                : Numbers.bytes(bytes / source.population().series()) + " per series")
        : KeyNumber.unknown("On disk", "this source does not say");
  }

  private KeyNumber births(Opened source) {
    if (!source.births().isKnown()) {
      return KeyNumber.unknown("New series per hour", "this source knows no times");
    }
    Sparkline line = new Sparkline(OverviewViewModel.course(source), palette);
    line.setPrefSize(64, 28);
    line.setMaxSize(140, 28);
    Duration part = Duration.ofMillis(source.births().partMillis());
    Tooltip.install(line, new Tooltip("New series, each point " + Numbers.duration(part)));
    return new KeyNumber(
            "New series per hour",
            Numbers.full(Math.round(source.births().perHour())),
            source.snapshot().seriesAccuracy(),
            Numbers.full(source.births().later()) + " after the beginning")
        .beside(line);
  }

  private Card tiers(Population population) {
    Map<Tier, Double> shares = new EnumMap<>(Tier.class);
    for (TierTotal tier : population.tiers()) {
      shares.put(tier.tier(), OverviewViewModel.share(tier.series(), population.series()));
    }
    VBox left = new VBox(8, new TierBar(shares, ways::toTier), table(population));
    left.setMinWidth(380);
    LevelHistogram histogram =
        new LevelHistogram(
            OverviewViewModel.histogram(population),
            palette,
            zone -> ways.toTier(List.of(Tier.LOW, Tier.MEDIUM, Tier.HIGH).get(zone)));
    VBox.setVgrow(histogram, Priority.ALWAYS);
    VBox right =
        new VBox(
            2,
            histogram,
            Words.of(
                "Metric groups by number of series; both scales are logarithmic. Ticks are the six"
                    + " reference levels.",
                "plot-caption"));
    right.setMinWidth(280);
    Region rule = new Region();
    rule.getStyleClass().add("ruled-left");
    HBox content = new HBox(20, left, rule, right);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    left.setPrefWidth(500);
    right.setPrefWidth(500);
    content.setPadding(new Insets(0, 16, 12, 16));
    Card card =
        Card.titled(
            "Cardinality tiers",
            "a metric group takes the tier of its nearest reference level, on a log scale");
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card.with(content);
  }

  private GridPane table(Population population) {
    GridPane grid = new GridPane();
    for (int column = 0; column < 5; column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setHgrow(column == 1 ? Priority.ALWAYS : Priority.SOMETIMES);
      width.setHalignment(column < 2 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
      grid.getColumnConstraints().add(width);
    }
    String medium = Numbers.full(Math.round(population.scale().medium()));
    String high = Numbers.full(Math.round(population.scale().high()));
    int row = 0;
    for (TierTotal tier : population.tiers()) {
      String range =
          switch (tier.tier()) {
            case LOW -> "up to " + medium + " series";
            case MEDIUM -> medium + " – " + high;
            case HIGH -> "over " + high;
          };
      Node[] cells = {
        TierMark.word(tier.tier()),
        Words.of(range, "small", "muted"),
        Words.of(plural(tier.groups(), "group"), "small"),
        Words.of(Numbers.full(tier.series()) + " series", "small", "strong"),
        Words.of(tier.bytes() > 0 ? Numbers.bytes(tier.bytes()) : "", "small", "muted")
      };
      for (int column = 0; column < cells.length; column++) {
        HBox cell = new HBox(cells[column]);
        cell.setAlignment(column < 2 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        cell.setMinHeight(28);
        cell.setPadding(new Insets(0, column == 4 ? 0 : 10, 0, 0));
        cell.getStyleClass().add("ruled-below");
        cell.setOnMouseClicked(_ -> ways.toTier(tier.tier()));
        grid.add(cell, column, row);
      }
      row++;
    }
    return grid;
  }

  private static String plural(long number, String noun) {
    return Numbers.full(number) + " " + noun + (number == 1 ? "" : "s");
  }

  private Card costliest(Population population) {
    List<GroupCost> groups = OverviewViewModel.costliest(population, TOP);
    long sum = groups.stream().limit(5).mapToLong(GroupCost::series).sum();
    VBox rows = new VBox();
    for (GroupCost group : groups) {
      rows.getChildren().add(row(group, population));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    Card card =
        Card.titled(
                "Most expensive metric groups",
                "the first five hold "
                    + Numbers.percent(OverviewViewModel.share(sum, population.series()))
                    + " of all series")
            .ruled()
            .filled(scroll);
    card.setMinWidth(320);
    card.setPrefWidth(760);
    return card;
  }

  private Node row(GroupCost group, Population population) {
    double share = OverviewViewModel.share(group.series(), population.series());
    HBox mark = new HBox(TierMark.letter(group.tier()));
    mark.setMinWidth(34);
    mark.setAlignment(Pos.CENTER_LEFT);
    Label name = Words.of(group.name().isEmpty() ? "(no metric name)" : group.name(), "mono");
    name.getStyleClass().add("strong");
    name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
    Label why = Words.of(why(group), "small", "muted");
    VBox words = new VBox(2, name, why);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    VBox amount =
        new VBox(
            4,
            Words.of(Numbers.percent(share), "small", "strong"),
            new ShareBar().show(share, TierMark.style(group.tier())));
    amount.setMinWidth(96);
    amount.setMaxWidth(96);
    amount.setAlignment(Pos.CENTER_LEFT);
    VBox number = new VBox(2, Words.of(Numbers.full(group.series()), "strong"), saved(group));
    number.setAlignment(Pos.CENTER_RIGHT);
    number.setMinWidth(118);
    HBox row = new HBox(mark, words, amount, number);
    row.getStyleClass().addAll("list-row", "clickable");
    row.setMinHeight(56);
    row.setFocusTraversable(true);
    row.setOnMouseClicked(_ -> ways.toGroup(group.name()));
    row.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        ways.toGroup(group.name());
      }
    });
    return row;
  }

  private static Label saved(GroupCost group) {
    return group
        .costliestLabel()
        .map(label -> {
          Label change = Words.of(Numbers.change(label.retained() - group.series()), "small");
          change.getStyleClass().add("success-text");
          change.setTooltip(new Tooltip("Change of series without the label " + label.name()));
          return change;
        })
        .orElse(Words.of("no label saves", "small", "muted"));
  }

  static String why(GroupCost group) {
    Optional<LabelUse> label = group.costliestLabel();
    String scope = group.group().scope().word() + " metric";
    if (label.isEmpty()) {
      return scope + " · removing one label saves nothing";
    }
    LabelUse use = label.get();
    return "without "
        + use.name()
        + " "
        + Numbers.full(use.retained())
        + " series stay ("
        + Numbers.changePercent(-use.saved())
        + ") · "
        + plural(use.values(), "value")
        + (use.suspiciousShape().isEmpty() ? "" : " like " + use.suspiciousShape())
        + " · "
        + scope;
  }

  private VBox beside(Population population) {
    Card scopes = scopes(population);
    Card labels = labels(population);
    VBox.setVgrow(labels, Priority.ALWAYS);
    VBox beside = new VBox(12, scopes, labels);
    beside.setMinWidth(320);
    beside.setPrefWidth(336);
    return beside;
  }

  private Card scopes(Population population) {
    Card card = Card.titled("Scope against its level", "largest group of each");
    card.with(
        scopeRow(
            "list-head",
            new Label[] {
              Words.of("Scope"), Words.of("Largest"), Words.of("Level"), Words.of("Ratio")
            }));
    for (ScopeTotal scope : population.scopes()) {
      if (scope.scope().level() > 0) {
        card.with(scopeRow(scope));
      }
    }
    OverviewViewModel.worstScope(population).ifPresent(worst -> card.with(finding(worst)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }

  private Node scopeRow(ScopeTotal scope) {
    double ratio = OverviewViewModel.ratio(scope);
    Label times = Words.of(Numbers.times(ratio), "small", "strong");
    if (ratio >= 10) {
      times.setGraphic(Words.icon(Material2OutlinedAL.ERROR, "danger"));
      times.getStyleClass().add("danger-text");
    } else if (ratio >= 5) {
      times.setGraphic(Words.icon(Material2OutlinedMZ.REPORT_PROBLEM, "warning"));
      times.getStyleClass().add("warning-text");
    }
    Node row =
        scopeRow(
            "list-row",
            new Label[] {
              Words.of(scope.scope().word(), "small"),
              Words.of(Numbers.full(scope.largestSeries()), "small"),
              Words.of(Numbers.compact(scope.scope().level()), "small", "muted"),
              times
            });
    row.getStyleClass().add("clickable");
    row.setOnMouseClicked(_ -> ways.toGroup(scope.largest()));
    Tooltip.install(row, new Tooltip("Largest: " + scope.largest()));
    return row;
  }

  private static Node scopeRow(String style, Label[] cells) {
    HBox row = new HBox();
    double[] widths = {94, 70, 56, 76};
    for (int i = 0; i < cells.length; i++) {
      HBox cell = new HBox(cells[i]);
      cell.setAlignment(i == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
      cell.setPrefWidth(widths[i]);
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
            Words.wrapped(worst.largest(), "mono"),
            Words.wrapped(
                "is "
                    + Numbers.times(OverviewViewModel.ratio(worst))
                    + " the level that is usual for "
                    + scope
                    + " metrics.",
                "small",
                "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox finding = new HBox(10, Words.icon(Material2OutlinedAL.ERROR, "danger"), words);
    finding.setPadding(new Insets(10, 16, 10, 16));
    return finding;
  }

  private Card labels(Population population) {
    VBox rows = new VBox();
    for (OverviewViewModel.LabelCost label : OverviewViewModel.costliestLabels(population, 20)) {
      double share = OverviewViewModel.share(label.saved(), population.series());
      Label name = Words.of(label.name(), "mono");
      HBox named = new HBox(name);
      named.setAlignment(Pos.CENTER_LEFT);
      named.setMinWidth(0);
      HBox.setHgrow(named, Priority.ALWAYS);
      ShareBar bar = new ShareBar().show(share, "tier-none");
      bar.setMinWidth(72);
      bar.setMaxWidth(72);
      Label saved = Words.of(Numbers.change(-label.saved()), "small", "medium");
      saved.setMinWidth(78);
      saved.setAlignment(Pos.CENTER_RIGHT);
      HBox row = new HBox(8, named, bar, saved);
      row.getStyleClass().addAll("list-row", "clickable");
      row.setMinHeight(28);
      row.setOnMouseClicked(_ -> ways.toLabel(label.name()));
      Tooltip.install(row, new Tooltip("in " + plural(label.metrics(), "metric group")));
      rows.getChildren().add(row);
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    return Card.titled("Labels that cost most", "series that go without").ruled().filled(scroll);
  }
}
