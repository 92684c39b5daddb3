package dev.tierscope.app.explorer;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.LabelUse;
import dev.tierscope.app.population.Population;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.report.Numbers;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The Explorer: selector bar, table, treemap and labels with one selection.
public final class ExplorerView extends VBox {
  private static final String NOTHING_OPEN =
      "Every metric with its labels and values stands here once a source was read, with what stays"
          + " without each label.";
  private static final String ONLY_LISTS =
      "This answer of /api/v1/status/tsdb holds totals and top lists; the Overview shows them. For"
          + " metrics with their labels open the data directory, or a saved answer of"
          + " /api/v1/series.";

  private final ExplorerViewModel model;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final Settings settings;
  private final Label subtitle = Words.of("", "small", "muted");
  private final HBox head = new HBox(Words.of("Explorer", "page-title"), subtitle);
  private final Runnable toStart;
  private @Nullable Content content;
  private Optional<ExplorerViewModel.Failure> failure = Optional.empty(); // on screen
  private Subscription awaited = Subscription.EMPTY; // the end of an arrangement

  /// What is made when it is shown for the first time, so that the window is there sooner.
  private record Content(
      SelectorBar bar, RowTable table, LabelsCard labels, HBox way, Node split) {}

  /// @param toStart leads to where something can be opened
  public ExplorerView(
      ExplorerViewModel model,
      ReadOnlyObjectProperty<Palette> palette,
      Settings settings,
      Runnable toStart) {
    this.model = model;
    this.palette = palette;
    this.settings = settings;
    getStyleClass().add("page");
    head.getStyleClass().add("page-head");
    this.toStart = toStart;
    sceneProperty().subscribe(this::refresh);
    model.change().subscribe(_ -> refresh());
    model.failure().subscribe(_ -> refresh());
    model.selection().row().subscribe(_ -> showLabels());
  }

  private Content content() {
    Content made = content;
    if (made == null) {
      SelectorBar bar = new SelectorBar(model, new SelectorHistory(settings));
      RowTable table = new RowTable(model);
      LabelsCard labels = new LabelsCard(this::choose);
      HBox way = new HBox(new Crumbs(model, table.body()), Words.spring(), new GroupChoice(model));
      way.setMinHeight(18);
      SplitPane split = split(table, labels);
      VBox.setVgrow(split, Priority.ALWAYS);
      made = new Content(bar, table, labels, way, split);
      content = made;
      showLabels();
    }
    return made;
  }

  private VBox empty(String title, String sentence) {
    Button open = new Button("Choose what to read");
    open.getStyleClass().add("accent");
    open.setOnAction(_ -> toStart.run());
    VBox empty = Notice.empty(Material2OutlinedAL.ACCOUNT_TREE, title, sentence, open);
    VBox.setVgrow(empty, Priority.ALWAYS);
    return empty;
  }

  private SplitPane split(RowTable table, LabelsCard labels) {
    TreemapCard treemap = new TreemapCard(model, palette);
    Card rows = new Card().filled(table).with(new TableFoot(model, table.body()));
    rows.setMinWidth(420);
    SplitPane right = new SplitPane(treemap, labels);
    right.setOrientation(Orientation.VERTICAL);
    right.setMinWidth(320);
    right.setPrefWidth(376);
    SplitPane both = new SplitPane(rows, right);
    SplitPane.setResizableWithParent(right, false);
    remember(both, "split.explorer.right", 0.7);
    remember(right, "split.explorer.below", 0.5);
    return both;
  }

  private void remember(SplitPane split, String name, double otherwise) {
    split.setDividerPositions(Math.clamp(settings.number(name, otherwise), 0.1, 0.9));
    split
        .getDividers()
        .getFirst()
        .positionProperty()
        .subscribe(position -> settings.setNumber(name, position.doubleValue()));
  }

  private void refresh() {
    if (getScene() == null) {
      return;
    }
    model.population().ifPresent(this::describe);
    if (model.population().isEmpty()) {
      getChildren().setAll(head, empty("Nothing is open", NOTHING_OPEN));
      return;
    }
    if (model.population().get().listed().isPresent()) {
      getChildren().setAll(head, empty("No series were listed", ONLY_LISTS));
      return;
    }
    Content shown = content();
    Optional<ExplorerViewModel.Failure> newest = model.failure().get();
    if (!getChildren().contains(shown.split()) || !newest.equals(failure)) {
      failure = newest;
      getChildren().setAll(head, shown.bar(), shown.way());
      newest.map(ExplorerView::card).ifPresent(getChildren()::add);
      getChildren().add(shown.split());
    }
  }

  private static Node card(ExplorerViewModel.Failure failure) {
    Button again = new Button("Try again", Words.icon(Material2OutlinedMZ.REFRESH));
    again.setMinWidth(USE_PREF_SIZE);
    again.setOnAction(_ -> failure.again().run());
    Region card = Notice.problem(failure.problem(), failure.details(), again);
    card.setMinHeight(USE_PREF_SIZE);
    return card;
  }

  private void describe(Population population) {
    subtitle.setText(
        Numbers.counted(population.groups().size(), "metric group")
            + " · "
            + Numbers.counted(population.series(), "series"));
  }

  private void showLabels() {
    if (content == null) {
      return;
    }
    Optional<VisibleRows.Row> row = model.selection().row().get();
    Optional<GroupCost> group = row.flatMap(r -> r.level().group(r.node()));
    Optional<LabelUse> label = row.flatMap(r -> r.level().label(r.node()));
    content.labels().show(group, label, selector(), model.accuracy());
  }

  private String selector() {
    return model.selection().row().get().map(row -> row.level().selector(row.node())).orElse("");
  }

  private void choose(GroupCost group, LabelUse label) {
    if (!model.selection().selectLabel(group, label)) {
      content().labels().show(Optional.of(group), Optional.of(label), selector(), model.accuracy());
    }
  }

  /// Puts the cursor into the selector bar.
  public void focusSelector() {
    content().bar().text().requestFocus();
  }

  /// Puts the cursor into the filter of the first column.
  public void focusFilter() {
    content().table().head(Column.NAME).focusFilter();
  }

  /// Selects a metric group, unfolds it and brings it into sight, once the rows are in order.
  public void showGroup(String name) {
    onceArranged(() -> model.selection().selectGroup(name));
  }

  /// Unfolds the first row and its first label and selects that, once the rows are in order.
  public void showLargest() {
    onceArranged(() -> {
      if (model.rows().size() > 0) {
        VisibleRows.Row largest = model.rows().row(0);
        model.selection().enter(largest.level(), largest.node(), _ -> enterBelow(largest));
      }
    });
  }

  /// Unfolds and selects the first row below another one.
  private void enterBelow(VisibleRows.Row above) {
    int index = model.rows().find(above.level(), above.node()) + 1;
    if (index < model.rows().size() && model.rows().row(index).depth() > above.depth()) {
      VisibleRows.Row first = model.rows().row(index);
      model.selection().enter(first.level(), first.node(), _ -> {});
    }
  }

  private void onceArranged(Runnable action) {
    awaited.unsubscribe();
    if (model.arranging().get()) {
      awaited =
          model
              .arranging()
              .subscribe((_, still) -> {
                if (!still) {
                  awaited.unsubscribe();
                  action.run();
                }
              });
    } else {
      action.run();
    }
  }

  /// Brings a row to the top, as far as there are rows enough below.
  public void scrollTo(int index) {
    content().table().body().scrollTo(index);
  }

  /// Copies the selected row as text with tabs between its cells.
  public void copyRow() {
    model.selection().row().get().ifPresent(row -> Notice.copy(RowWords.tabbed(row)));
  }

  /// Copies the selector of the selected row.
  public void copySelector() {
    model.selection().row().get().ifPresent(row -> Notice.copy(row.level().selector(row.node())));
  }
}
