package dev.tierscope.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoresTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

  @Test
  void everyItemIsGivenOnce() {
    ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
    Cores.each(ITEMS, seen::add);
    assertEquals(ITEMS, seen.stream().sorted().toList());
  }

  @Test
  void noItemsAreNoWork() {
    ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
    Cores.each(List.of(), seen::add);
    assertEquals(0, seen.size());
  }

  @Test
  void itemsAreBegunInTheirOrder() {
    Set<Integer> begun = new ConcurrentSkipListSet<>();
    ConcurrentLinkedQueue<Integer> early = new ConcurrentLinkedQueue<>();
    Cores.each(
        ITEMS,
        item -> {
          begun.add(item);
          // each other core may hold one of those before that it has not noted yet
          if (begun.size() + Cores.count() <= item) {
            early.add(item);
          }
        });
    assertEquals(List.of(), List.copyOf(early));
  }

  @Test
  void whatTheWorkThrowsArrives() {
    assertThrows(
        Cancelled.class,
        () ->
            Cores.each(
                ITEMS,
                item -> {
                  if (item == 2) {
                    throw new Cancelled();
                  }
                }));
  }
}
