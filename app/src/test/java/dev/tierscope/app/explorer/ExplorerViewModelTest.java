package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.Tier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplorerViewModelTest {
  private final ExplorerViewModel model =
      new ExplorerViewModel(new Jobs(Runnable::run, new OwnThread()));

  @BeforeEach
  void open() {
    model.show(Populations.shop().population(), Accuracy.EXACT);
  }

  private List<String> names() {
    return names(model);
  }

  private static List<String> names(ExplorerViewModel model) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < model.rows().size(); i++) {
      VisibleRows.Row row = model.rows().row(i);
      names.add(row.offersMore() ? "+" + row.more() : row.level().name(row.node()));
    }
    return names;
  }

  @Test
  void showsMetricGroupsWithMostSeriesFirst() {
    assertEquals(List.of("cart", "up", "build_info"), names());
  }

  @Test
  void unfoldsLabelsWithTheOneThatSavesMostFirst() {
    model.unfold(0);
    assertEquals(List.of("cart", "user", "pod", "job", "up", "build_info"), names());
    VisibleRows.Row user = model.rows().row(1);
    assertEquals(2, user.level().retained(user.node()));
    assertEquals(2_000, user.level().distinct(user.node()));
  }

  @Test
  void showsValuesByPagesAndTheNextPageWhenAsked() {
    model.unfold(0);
    model.unfold(1);
    assertEquals("+1500", names().get(2 + VisibleRows.PAGE));
    model.toggle(2 + VisibleRows.PAGE);
    assertEquals("+1000", names().get(2 + 2 * VisibleRows.PAGE));
  }

  @Test
  void foldsWhatWasUnfolded() {
    model.unfold(0);
    model.toggle(0);
    assertEquals(List.of("cart", "up", "build_info"), names());
  }

  @Test
  void sortsByNameUpwardsFirstAndDownwardsWhenAskedAgain() {
    model.sort(Column.NAME);
    assertEquals(List.of("build_info", "cart", "up"), names());
    model.sort(Column.NAME);
    assertEquals(List.of("up", "cart", "build_info"), names());
  }

  @Test
  void keepsTheSelectionAndWhatIsUnfoldedWhenSorting() {
    model.unfold(0);
    model.selection().select(1);
    model.sort(Column.NAME);
    assertEquals(List.of("build_info", "cart"), names().subList(0, 2));
    VisibleRows.Row selected = model.rows().row(model.selection().index());
    assertEquals("user", selected.level().name(selected.node()));
  }

  @Test
  void sortsWhatIsUnfoldedBeforeAndWhileTheSortRuns() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    ExplorerViewModel slow = new ExplorerViewModel(new Jobs(waiting::add, new OwnThread()));
    slow.show(Populations.shop().population(), Accuracy.EXACT);
    run(waiting);
    slow.unfold(0); // by series, not done before the sort
    slow.sort(Column.NAME);
    slow.unfold(1); // by name, done before the sort
    Runnable early = waiting.removeFirst();
    Runnable sort = waiting.removeFirst();
    run(waiting);
    sort.run();
    early.run();
    run(waiting);
    assertEquals(
        List.of("build_info", "cart", "job", "pod", "user", "up", "instance", "job"), names(slow));
  }

  private static void run(Deque<Runnable> waiting) {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
  }

  @Test
  void filtersTheFirstLevelAndSaysHowMuchIsLeft() {
    assertEquals(Optional.empty(), model.filter(Column.SERIES, ">1"));
    assertEquals(List.of("cart", "up"), names());
    assertEquals(new ExplorerViewModel.Sum(2, 3, 2_003, -1, 1), model.sum());
  }

  @Test
  void saysWhatIsWrongWithAFilterAndKeepsTheRows() {
    assertTrue(model.filter(Column.SERIES, "many").isPresent());
    assertEquals(3, model.rows().size());
  }

  @Test
  void sortsGroupsByTheShareThatTheyShowAndThenByTheSeriesThatWouldGo() {
    Populations series = new Populations();
    add(series, "half", 6, 3);
    add(series, "more", 4, 1);
    add(series, "large_half", 8, 4);
    model.show(series.population(), Accuracy.EXACT);
    model.sort(Column.WITHOUT);
    assertEquals(List.of("more", "large_half", "half"), names());
  }

  /// Adds series of which a part stays without the label `x`.
  private static void add(Populations to, String metric, int series, int staying) {
    for (int i = 0; i < series; i++) {
      to.with(metric, "x", "x" + i, "y", "y" + i % staying);
    }
  }

  @Test
  void filtersGroupsByTheShareThatTheyShowOnly() {
    assertTrue(model.filter(Column.WITHOUT, ">1000").isPresent());
    assertEquals(3, names().size());
    assertEquals(Optional.empty(), model.filter(Column.WITHOUT, ">50%"));
    assertEquals(List.of("cart"), names());
    model.group(new Grouping.ByLabelName());
    assertEquals(Optional.empty(), model.filter(Column.WITHOUT, "<10"));
    assertEquals(List.of("user"), names());
  }

  @Test
  void showsTheGroupsOfATier() {
    model.showTier(Tier.MEDIUM);
    assertEquals(List.of("cart"), names());
  }

  @Test
  void tellsTheColumnOfAMistakeInTheSelectorWhileItIsWritten() {
    model.selector().write("{job=shop}");
    SelectorState.Invalid wrong =
        assertInstanceOf(SelectorState.Invalid.class, model.selector().state().get());
    assertEquals(6, wrong.column());
  }

  @Test
  void showsOnlyWhatTheSelectorChoosesAndEverythingAgainWithoutOne() {
    model.selector().write("{job=\"shop\", __name__!=\"cart\"}");
    model.selector().apply();
    SelectorState.Valid valid =
        assertInstanceOf(SelectorState.Valid.class, model.selector().state().get());
    assertEquals(2, valid.series());
    assertEquals(List.of("build_info", "up"), names());
    model.selector().write("");
    model.selector().apply();
    assertEquals(3, model.rows().size());
  }

  @Test
  void groupsByTheValuesOfALabelWithTheMetricsBelow() {
    model.group(new Grouping.ByValueOf("job"));
    assertEquals(List.of("shop", "a", "b"), names());
    model.unfold(0);
    assertEquals(List.of("shop", "cart", "build_info", "up", "a", "b"), names());
  }

  @Test
  void addsNoSeriesUpThatSeveralRowsHaveInCommon() {
    model.group(new Grouping.ByLabelName());
    assertEquals(new ExplorerViewModel.Sum(5, 5, -1, -1, 0), model.sum());
    model.group(new Grouping.ByValueOf("job"));
    assertEquals(2_004, model.sum().series());
  }

  @Test
  void groupsByLabelWithWhatStaysWithoutIt() {
    model.group(new Grouping.ByLabelName());
    model.sort(Column.WITHOUT);
    assertEquals("user", names().getFirst());
    VisibleRows.Row user = model.rows().row(0);
    assertEquals(6, user.level().retained(user.node()));
  }

  @Test
  void givesASelectorForEveryRow() {
    model.unfold(0);
    model.unfold(1);
    VisibleRows.Row value = model.rows().row(2);
    assertEquals("cart{user=\"u0\"}", value.level().selector(value.node()));
  }

  @Test
  void saysWhyNoLabelsAreFoundAndFindsThemWhenAskedAgain() {
    AtomicBoolean broken = new AtomicBoolean();
    Executor background =
        work -> {
          if (broken.get()) {
            throw new RejectedExecutionException("no threads");
          }
          work.run();
        };
    ExplorerViewModel weak = new ExplorerViewModel(new Jobs(background, new OwnThread()));
    weak.show(Populations.shop().population(), Accuracy.EXACT);
    List<String> found = new ArrayList<>();
    broken.set(true);
    weak.findLabels(found::addAll);
    assertEquals(List.of(), found);
    broken.set(false);
    weak.failure().get().orElseThrow().again().run();
    assertEquals(List.of("instance", "job", "pod", "user", "version"), found);
    assertEquals(Optional.empty(), weak.failure().get());
  }
}
