package dev.tierscope.app.explorer;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Treemap;
import dev.tierscope.app.part.AccuracyMark;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.report.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The Explorer: selector bar, table, treemap and labels with one selection.
public final class ExplorerView extends VBox {
  private static final List<Grouping> GROUPINGS =
      List.of(
          new Grouping.ByMetric(),
          new Grouping.ByLabelName(),
          new Grouping.ByValueOf("job"),
          new Grouping.ByValueOf("namespace"));

  private final ExplorerViewModel model;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final SelectorBar bar;
  private final RowTable table;
  private final Treemap treemap;
  private final LabelsCard labels;
  private final Label subtitle = Words.of("", "small", "muted");
  private final HBox crumbs = new HBox(4);
  private final HBox groupings = new HBox(8);
  private final HBox foot = new HBox();
  private TreemapCells cells = new TreemapCells(new int[0], List.of());
  private ExplorerViewModel.Sum drawn = new ExplorerViewModel.Sum(0, 0, 0, -1, 0);
  private Level drawnLevel = Level.Empty.NONE;
  private TreemapCells.Colour colour = TreemapCells.Colour.TIER;

  /// @param toStart leads to where something can be opened
  public ExplorerView(
      ExplorerViewModel model,
      ReadOnlyObjectProperty<Palette> palette,
      Settings settings,
      Runnable toStart) {
    this.model = model;
    this.palette = palette;
    this.bar = new SelectorBar(model);
    this.table = new RowTable(model);
    this.treemap = new Treemap(palette);
    this.labels = new LabelsCard(this::choose);
    getStyleClass().add("page");
    HBox head = new HBox(Words.of("Explorer", "page-title"), subtitle);
    head.getStyleClass().add("page-head");
    crumbs.setAlignment(Pos.CENTER_LEFT);
    groupings.setAlignment(Pos.CENTER_RIGHT);
    groupings.getStyleClass().add("group-choice");
    HBox way = new HBox(crumbs, Words.spring(), groupings);
    way.setMinHeight(18);
    SplitPane split = split(settings);
    VBox.setVgrow(split, Priority.ALWAYS);
    VBox empty = empty(toStart);
    getChildren().addAll(head, bar, way, split);
    model
        .change()
        .subscribe(_ -> {
          boolean open = model.population().isPresent();
          if (open != getChildren().contains(split)) {
            getChildren().setAll(open ? List.of(head, bar, way, split) : List.of(head, empty));
          }
          refresh();
        });
    model.selected().subscribe(_ -> showSelection());
    model.grouping().subscribe(_ -> showGroupings());
    palette.subscribe(this::drawTreemap);
  }

  private static VBox empty(Runnable toStart) {
    Button open = new Button("Choose what to read");
    open.getStyleClass().add("accent");
    open.setOnAction(_ -> toStart.run());
    VBox empty =
        Notice.empty(
            Material2OutlinedAL.ACCOUNT_TREE,
            "Nothing is open",
            "Every metric with its labels and values stands here once a source was read, with what"
                + " stays without each label.",
            open);
    VBox.setVgrow(empty, Priority.ALWAYS);
    return empty;
  }

  private SplitPane split(Settings settings) {
    foot.getStyleClass().add("foot");
    Card rows = new Card().filled(table).with(foot);
    rows.setMinWidth(420);
    SplitPane right = new SplitPane(treemapCard(), labels);
    right.setOrientation(Orientation.VERTICAL);
    right.setMinWidth(320);
    right.setPrefWidth(376);
    SplitPane split = new SplitPane(rows, right);
    SplitPane.setResizableWithParent(right, false);
    remember(split, settings, "split.explorer.right", 0.7);
    remember(right, settings, "split.explorer.below", 0.5);
    return split;
  }

  private static void remember(SplitPane split, Settings settings, String name, double otherwise) {
    split.setDividerPositions(Math.clamp(settings.number(name, otherwise), 0.1, 0.9));
    split
        .getDividers()
        .getFirst()
        .positionProperty()
        .subscribe(position -> settings.setNumber(name, position.doubleValue()));
  }

  private Card treemapCard() {
    ToggleGroup choice = new ToggleGroup();
    HBox segment = new HBox();
    segment.getStyleClass().add("segment");
    for (TreemapCells.Colour by : TreemapCells.Colour.values()) {
      ToggleButton button = new ToggleButton(by == TreemapCells.Colour.TIER ? "Tier" : "Label");
      button.setToggleGroup(choice);
      button.setSelected(by == colour);
      button.setOnAction(_ -> {
        button.setSelected(true);
        colour = by;
        drawTreemap();
      });
      segment.getChildren().add(button);
    }
    segment.setMaxHeight(24);
    treemap.setOnSelect(cell -> selectCell(cell));
    treemap.setOnEnter(cell -> {
      selectCell(cell);
      int index = model.selectedIndex();
      if (index >= 0) {
        model.unfold(index);
      }
    });
    treemap.setOnLeave(() -> model.select(-1));
    VBox.setMargin(treemap, new Insets(0, 7, 7, 7));
    return Card.titled("Treemap", "area = series", segment).filled(treemap);
  }

  private void selectCell(int cell) {
    int index = model.rows().find(model.first(), cells.nodes()[cell]);
    if (index >= 0) {
      model.select(index);
      table.reveal();
    }
  }

  private void choose(GroupCost group, LabelUse label) {
    for (int i = 0; i < model.rows().size(); i++) {
      VisibleRows.Row row = model.rows().row(i);
      if (!row.offersMore()
          && row.level() instanceof LabelLevel
          && row.level().group(row.node()).equals(Optional.of(group))
          && row.level().label(row.node()).equals(Optional.of(label))) {
        model.select(i);
        return;
      }
    }
    int index = model.selectedIndex();
    if (index >= 0 && !model.rows().isUnfolded(index)) {
      model.unfold(index);
    }
  }

  private void refresh() {
    model
        .population()
        .ifPresent(population ->
            subtitle.setText(
                Numbers.full(population.groups().size())
                    + " metric groups · "
                    + Numbers.full(population.series())
                    + " series"));
    showFoot();
    for (Column column : Column.values()) {
      if (model.filterOf(column).isEmpty()) {
        table.head(column).forget();
      } else if (model.filterOf(column).get() instanceof ColumnFilter.Contains(String text)) {
        table.head(column).showFilter(text);
      }
    }
    followTreemap();
  }

  private void showFoot() {
    ExplorerViewModel.Sum sum = model.sum().get();
    String things = model.grouping().get() instanceof Grouping.ByMetric ? "groups" : "rows";
    foot.getChildren()
        .setAll(
            Words.of(
                Numbers.full(sum.shown())
                    + " of "
                    + Numbers.full(sum.all())
                    + " "
                    + things
                    + " shown",
                "small",
                "medium"));
    if (sum.filters() > 0) {
      foot.getChildren()
          .add(
              Words.of(
                  Numbers.full(sum.all() - sum.shown())
                      + " filtered by "
                      + sum.filters()
                      + (sum.filters() == 1 ? " column filter" : " column filters"),
                  "small",
                  "muted"));
    }
    foot.getChildren()
        .addAll(
            Words.spring(),
            Words.of("Σ " + Numbers.full(sum.series()) + " series", "small", "strong"),
            new AccuracyMark(model.accuracy()));
    if (sum.bytes() >= 0) {
      foot.getChildren().add(Words.of(Numbers.bytes(sum.bytes()), "small", "medium"));
    }
  }

  /// Sorting changes no cell: then the treemap stays as it is.
  private void followTreemap() {
    ExplorerViewModel.Sum sum = model.sum().get();
    if (!sum.equals(drawn) || !model.first().equals(drawnLevel)) {
      drawn = sum;
      drawnLevel = model.first();
      drawTreemap();
    } else {
      frameCell();
    }
  }

  private void drawTreemap() {
    cells = TreemapCells.of(model.first(), model.rows().firstLevelOrder(), colour, palette.get());
    treemap.show(cells.items());
    frameCell();
  }

  private void showSelection() {
    Optional<VisibleRows.Row> row = model.selected().get();
    Optional<GroupCost> group = row.flatMap(r -> r.level().group(r.node()));
    Optional<LabelUse> label = row.flatMap(r -> r.level().label(r.node()));
    labels.show(
        group, label, row.map(r -> r.level().selector(r.node())).orElse(""), model.accuracy());
    frameCell();
    showCrumbs();
  }

  /// Frames the cell of the selected row, or of the first-level row it lies below.
  private void frameCell() {
    int index = model.selectedIndex();
    while (index >= 0 && model.rows().row(index).depth() > 0) {
      index = model.rows().parent(index);
    }
    int cell = index < 0 ? -1 : cells.cell(model.rows().row(index).node());
    treemap.select(cell, index < 0 ? new double[0] : parts(index));
  }

  /// Sizes of the values of the costliest or the selected label, where they were read already.
  private double[] parts(int first) {
    VisibleRows.Row top = model.rows().row(first);
    Optional<GroupCost> group = top.level().group(top.node());
    if (group.isEmpty() || !(top.level() instanceof GroupLevel)) {
      return new double[0];
    }
    for (int i = first + 1; i < model.rows().size(); i++) {
      VisibleRows.Row row = model.rows().row(i);
      if (row.depth() == 0) {
        break;
      }
      if (row.depth() == 2 && row.level() instanceof ValueLevel values) {
        return LongStream.range(0, values.size())
            .map(v -> values.series((int) v))
            .sorted()
            .asDoubleStream()
            .map(v -> -v)
            .sorted()
            .map(v -> -v)
            .toArray();
      }
    }
    return new double[0];
  }

  private void showCrumbs() {
    crumbs.getChildren().clear();
    Hyperlink all = new Hyperlink("All metrics");
    all.setOnAction(_ -> model.select(-1));
    crumbs.getChildren().add(all);
    java.util.ArrayDeque<Integer> path = new java.util.ArrayDeque<>();
    for (int i = model.selectedIndex(); i >= 0; i = model.rows().parent(i)) {
      path.push(i);
    }
    while (!path.isEmpty()) {
      int index = path.pop();
      VisibleRows.Row row = model.rows().row(index);
      crumbs.getChildren().add(Words.icon(Material2OutlinedAL.CHEVRON_RIGHT));
      Node crumb;
      if (path.isEmpty()) {
        crumb = Words.of(row.level().name(row.node()), "mono");
      } else {
        Hyperlink link = new Hyperlink(row.level().name(row.node()));
        link.getStyleClass().add("mono");
        link.setOnAction(_ -> model.select(model.rows().find(row.level(), row.node())));
        crumb = link;
      }
      crumbs.getChildren().add(crumb);
    }
  }

  private void showGroupings() {
    groupings.getChildren().setAll(Words.of("Group by", "small", "muted"));
    Grouping now = model.grouping().get();
    List<Grouping> offered = new java.util.ArrayList<>(GROUPINGS);
    if (!offered.contains(now)) {
      offered.add(now);
    }
    for (Grouping by : offered) {
      Hyperlink link = new Hyperlink(by.word());
      if (by.equals(now)) {
        link.getStyleClass().add("chosen");
      }
      link.setOnAction(_ -> model.group(by));
      groupings.getChildren().add(link);
    }
    Hyperlink other = new Hyperlink("other…");
    other.setOnAction(_ -> offerLabels(other));
    groupings.getChildren().add(other);
  }

  private void offerLabels(Node at) {
    javafx.scene.control.ContextMenu menu = new javafx.scene.control.ContextMenu();
    Population population = model.population().orElse(null);
    if (population == null) {
      return;
    }
    population.groups().stream()
        .flatMap(group -> group.labels().stream())
        .map(LabelUse::name)
        .distinct()
        .sorted()
        .limit(200)
        .forEach(name -> {
          javafx.scene.control.MenuItem item = new javafx.scene.control.MenuItem(name);
          item.setMnemonicParsing(false);
          item.setOnAction(_ -> model.group(new Grouping.ByValueOf(name)));
          menu.getItems().add(item);
        });
    menu.show(at, javafx.geometry.Side.BOTTOM, 0, 4);
  }

  /// Puts the cursor into the selector bar.
  public void focusSelector() {
    bar.text().requestFocus();
  }

  /// Puts the cursor into the filter of the first column.
  public void focusFilter() {
    table.head(Column.NAME).filter().requestFocus();
  }

  /// Selects a metric group, unfolds it and brings it into sight.
  public void showGroup(String name) {
    Level first = model.first();
    for (int node = 0; node < first.size(); node++) {
      if (first.name(node).equals(name)) {
        int index = model.rows().find(first, node);
        model.select(index);
        if (index >= 0) {
          model.unfold(index);
        }
        table.reveal();
        return;
      }
    }
  }

  /// Unfolds the first row and its first label and selects that.
  public void showLargest() {
    if (model.rows().size() > 0) {
      model.unfold(0);
      if (model.rows().size() > 1 && model.rows().row(1).depth() == 1) {
        model.unfold(1);
        model.select(1);
      }
    }
  }

  /// Copies the selected row as text with tabs between its cells.
  public void copyRow() {
    model
        .selected()
        .get()
        .ifPresent(row -> {
          Level level = row.level();
          int node = row.node();
          Notice.copy(
              level.name(node)
                  + "\t"
                  + level.series(node)
                  + "\t"
                  + (level.distinct(node) < 0 ? "" : level.distinct(node))
                  + "\t"
                  + (level.retained(node) < 0 ? "" : level.retained(node))
                  + "\t"
                  + (level.bytes(node) < 0 ? "" : level.bytes(node)));
        });
  }

  /// Copies the selector of the selected row.
  public void copySelector() {
    model.selected().get().ifPresent(row -> Notice.copy(row.level().selector(row.node())));
  }
}
