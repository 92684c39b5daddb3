package dev.tierscope.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ArrivalCodesProperties {
  /// Also when the same ids come once more in the same order, or in another one.
  @Property
  void numbersIdsInTheOrderInWhichTheyCome(
      @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> ids) {
    ArrivalCodes codes = new ArrivalCodes();
    Map<Integer, Integer> expected = new HashMap<>();
    for (List<Integer> round : List.of(ids, ids, ids.reversed())) {
      for (int id : round) {
        int code = expected.computeIfAbsent(id, _ -> expected.size() + 1);
        assertEquals(code, codes.code(id));
        assertEquals(id, codes.id(code));
      }
    }
    assertEquals(expected.size(), codes.size());
  }
}
