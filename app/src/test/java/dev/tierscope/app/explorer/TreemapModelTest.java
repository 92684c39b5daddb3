package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.LateJobs;
import dev.tierscope.app.OwnThread;
import dev.tierscope.app.Populations;
import dev.tierscope.app.job.Jobs;
import dev.tierscope.model.Accuracy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TreemapModelTest {
  private final LateJobs later = new LateJobs();
  private final ExplorerViewModel model = new ExplorerViewModel(new Jobs(later, new OwnThread()));
  private final TreemapModel place = new TreemapModel(model);

  @BeforeEach
  void open() {
    model.show(Populations.shop().population(), Accuracy.EXACT);
    later.all();
  }

  private void enter(int node) {
    place.enter(node);
    later.all();
  }

  /// Down to the values of `user` of `cart`.
  private void enterUsers() {
    enter(1);
    enter(0);
  }

  private List<String> way() {
    return place.way().get().stream().map(step -> step.level().name(step.node())).toList();
  }

  private String selected() {
    return model.selection().row().get().map(RowWords::name).orElse("");
  }

  @Test
  void goesDownFromMetricsToLabelsToValues() {
    enter(1);
    assertEquals(List.of("cart"), way());
    assertEquals("cart", selected());
    assertArrayEquals(new int[] {0, 1, 2}, model.largest(place.level()));
    enter(0);
    assertEquals(List.of("cart", "user"), way());
    assertEquals(Arrangement.CELLS, model.largest(place.level()).length);
    enter(7);
    assertEquals(List.of("cart", "user"), way());
    assertEquals(place.level().name(7), selected()); // nothing is below a value
  }

  @Test
  void comesUpStepByStepAndSelectsWhereItWas() {
    enterUsers();
    assertTrue(place.leave());
    assertEquals("user", selected());
    assertTrue(place.leave());
    assertEquals("cart", selected());
    assertTrue(place.leave());
    assertEquals("", selected());
    assertFalse(place.leave());
  }

  @Test
  void staysWhileTheSelectionIsInsideAndFollowsItOutside() {
    enterUsers();
    model.selection().select(4);
    assertEquals(List.of("cart", "user"), way());
    model.selection().select(0);
    assertEquals(List.of("cart"), way());
    model.selection().select(model.rows().size() - 1);
    assertEquals(List.of(), way());
  }

  @Test
  void comesUpWhenARowOfTheWayIsFolded() {
    enterUsers();
    model.fold(1);
    assertEquals(List.of("cart"), way());
    model.fold(0);
    assertEquals(List.of(), way());
  }

  @Test
  void comesUpWhenTheFirstLevelIsAnotherOne() {
    enterUsers();
    model.group(new Grouping.ByValueOf("job"));
    later.all();
    assertEquals(List.of(), way());
    assertEquals(model.first(), place.level());
  }

  @Test
  void showsAsManyRowsAsAValueNeedsThatIsSelectedInTheTreemap() {
    enterUsers();
    Level users = place.level();
    place.select(users.size() - 1);
    assertEquals(users.name(users.size() - 1), selected());
    assertEquals(model.rows().find(users, users.size() - 1), model.selection().index());
  }

  @Test
  void staysWhereItIsIfSomethingElseWasSelectedBeforeTheLevelWasThere() {
    place.enter(1);
    model.selection().select(1);
    later.all();
    assertEquals(List.of(), way());
    assertEquals("up", selected());
  }
}
