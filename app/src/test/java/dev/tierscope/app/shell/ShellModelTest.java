package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellModelTest {
  private final ShellModel model = new ShellModel(Theme.LIGHT, Optional.empty());

  private List<Place.Step> done() {
    return Arrays.stream(Place.Step.values()).filter(model::isDone).toList();
  }

  @Test
  void ticksStepsThatCanBeUsedOnly() {
    model.opened("shop", "test data", "", "", Map.of());
    model.goTo(Place.OVERVIEW);
    model.goTo(Place.EXPLORER);
    model.goTo(Place.WHAT_IF);
    model.goTo(Place.REPORT);
    assertEquals(List.of(Place.Step.CONNECT, Place.Step.CLASSIFY, Place.Step.EXPLAIN), done());
  }

  @Test
  void ticksNoStepThatWasPassedBy() {
    model.opened("shop", "test data", "", "", Map.of(Place.EXPLORER, "It lists no series."));
    model.goTo(Place.EXPLORER);
    model.goTo(Place.REPORT);
    assertEquals(List.of(Place.Step.CONNECT), done());
  }

  @Test
  void beginsAnewWithAnotherSource() {
    model.opened("shop", "test data", "", "", Map.of());
    model.goTo(Place.OVERVIEW);
    model.opened("other", "test data", "", "", Map.of());
    model.goTo(Place.EXPLORER);
    assertEquals(List.of(Place.Step.CONNECT), done());
  }
}
