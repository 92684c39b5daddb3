package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.model.Problem;
import org.junit.jupiter.api.Test;

class BreakdownTest {
  @Test
  void lackOfMemoryNamesTheInputAndTheOptions() {
    Problem problem = Breakdown.of(new OutOfMemoryError("Java heap space"), "data");
    assertEquals("data", problem.where());
    assertTrue(problem.fix().contains("-Xmx8g"), problem.fix());
    assertTrue(problem.fix().contains("--block"), problem.fix());
  }

  @Test
  void lostPagesNameTheCause() {
    Problem problem = Breakdown.of(new InternalError("a fault occurred"), "data");
    assertTrue(problem.what().contains("became shorter"), problem.what());
    assertTrue(problem.what().contains("a fault occurred"), problem.what());
  }

  @Test
  void deepNestingIsTheInputsFault() {
    Problem problem = Breakdown.of(new StackOverflowError(), "data");
    assertTrue(problem.what().contains("nested"), problem.what());
  }

  @Test
  void whatIsNoFaultOfTheInputStaysAFault() {
    UnknownError fault = new UnknownError();
    assertEquals(fault, assertThrows(UnknownError.class, () -> Breakdown.of(fault, "data")));
  }
}
