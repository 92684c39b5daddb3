package dev.tierscope.app.overview;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.job.JobState;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Notice.Severity;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What is expensive, in ten seconds: totals, tiers, the costliest metric groups, scopes. The cards
/// fill the window; where it is too low for them they scroll under the title.
public final class OverviewView extends VBox {
  private final OverviewViewModel model;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final Ways ways;
  private final Counting counting = new Counting();

  public OverviewView(OverviewViewModel model, ReadOnlyObjectProperty<Palette> palette, Ways ways) {
    this.model = model;
    this.palette = palette;
    this.ways = ways;
    getStyleClass().add("page");
    sceneProperty().subscribe(this::refresh);
    model
        .state()
        .subscribe((_, now) -> {
          if (now instanceof JobState.Running<Figures> running
              && getChildren().contains(counting)) {
            counting.show(running);
          } else {
            getChildren().clear();
            refresh();
          }
        });
  }

  /// Its nodes are made when they are shown, so that the window is there sooner.
  private void refresh() {
    if (getScene() != null && getChildren().isEmpty()) {
      show(model.state().get());
    }
  }

  private void show(JobState<Figures> state) {
    switch (state) {
      case JobState.Done<Figures>(Figures figures) -> {
        String subtitle = OverviewViewModel.subtitle(figures.source());
        getChildren().setAll(head(subtitle, again()), cards(figures));
      }
      case JobState.Running<Figures> running -> {
        counting.show(running);
        getChildren().setAll(head("Counting…"), counting);
      }
      case JobState.Failed<Figures>(var problem, var details) ->
          getChildren().setAll(head("", again()), Notice.problem(problem, details, countAgain()));
      case JobState.Idle<Figures>() -> showNothing();
      case JobState.Stopped<Figures>() -> showStopped();
    }
  }

  private void showStopped() {
    Button count = countAgain();
    count.getStyleClass().add("accent");
    VBox stopped =
        Notice.empty(
            Material2OutlinedAL.DASHBOARD,
            "Stopped",
            "What was read is still open. Its totals, tiers and costliest metric groups were not"
                + " counted to the end.",
            count);
    VBox.setVgrow(stopped, Priority.ALWAYS);
    getChildren().setAll(head("", again()), stopped);
  }

  /// Without reading the input once more.
  private Button countAgain() {
    Button count = new Button("Count again", Words.icon(Material2OutlinedMZ.REFRESH));
    count.setId("count-again");
    count.setMinWidth(Button.USE_PREF_SIZE);
    count.setOnAction(_ -> model.countAgain());
    return count;
  }

  private Button again() {
    Button again = new Button("Read again", Words.icon(Material2OutlinedMZ.REFRESH));
    again.setOnAction(_ -> ways.readAgain());
    return again;
  }

  private void showNothing() {
    VBox empty = nothingOpen();
    VBox.setVgrow(empty, Priority.ALWAYS);
    getChildren().setAll(head(""), empty);
  }

  private VBox nothingOpen() {
    Button open = new Button("Choose what to read");
    open.getStyleClass().add("accent");
    open.setOnAction(_ -> ways.toStart());
    return Notice.empty(
        Material2OutlinedAL.DASHBOARD,
        "Nothing is open",
        "Totals, cardinality tiers and the metric groups that cost most stand here once a source was"
            + " read.",
        open);
  }

  private static HBox head(String sentence, Node... actions) {
    HBox head = new HBox(Words.of("Overview", "page-title"), Words.of(sentence, "small", "muted"));
    head.getChildren().add(Words.spring());
    head.getChildren().addAll(actions);
    head.getStyleClass().add("page-head");
    return head;
  }

  private ScrollPane cards(Figures figures) {
    Opened source = figures.source();
    Population population = source.population();
    VBox cards = new VBox(12);
    List<dev.tierscope.model.Notice> notices =
        source.snapshot().summary().notices().stream()
            .filter(notice -> notice.severity() != Severity.INFO || population.listed().isPresent())
            .toList();
    if (!notices.isEmpty()) {
      cards.getChildren().add(new InputNotices(notices));
    }
    cards.getChildren().add(new TotalsStrip(figures, palette));
    cards.getChildren().add(TiersCard.of(figures, palette, ways));
    cards.getChildren().add(below(figures));
    cards.setPadding(new Insets(0, 16, 0, 0));
    ScrollPane page = new ScrollPane(cards);
    page.setId("overview-cards");
    page.setFitToWidth(true);
    page.setFitToHeight(true);
    // The scroll bar stands in the margin of the page.
    VBox.setMargin(page, new Insets(0, -16, 0, 0));
    VBox.setVgrow(page, Priority.ALWAYS);
    return page;
  }

  private HBox below(Figures figures) {
    Population population = figures.population();
    VBox beside = new VBox(12, ScopesCard.of(population, ways));
    population
        .listed()
        .ifPresentOrElse(
            lists ->
                beside.getChildren().addAll(TopListCard.labels(lists), TopListCard.pairs(lists)),
            () -> beside.getChildren().add(LabelCostsCard.of(figures, ways)));
    VBox.setVgrow(beside.getChildren().getLast(), Priority.ALWAYS);
    beside.setMinWidth(320);
    beside.setPrefWidth(336);
    HBox below = new HBox(12, CostliestCard.of(figures, ways), beside);
    HBox.setHgrow(below.getChildren().getFirst(), Priority.ALWAYS);
    VBox.setVgrow(below, Priority.ALWAYS);
    return below;
  }
}
