package dev.tierscope.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleRowsTest {
  private final VisibleRows rows = new VisibleRows();
  private final Level first = new Named("a", "b", "c", "d");
  private final Level below = new Named("x", "y");

  /// Nodes that only have names.
  private static final class Named implements Level {
    private final List<String> names;

    Named(String... names) {
      this.names = List.of(names);
    }

    @Override
    public int size() {
      return names.size();
    }

    @Override
    public String name(int node) {
      return names.get(node);
    }

    @Override
    public Kind kind(int node) {
      return Kind.VALUE;
    }

    @Override
    public long series(int node) {
      return 1;
    }

    @Override
    public long whole() {
      return names.size();
    }

    @Override
    public String selector(int node) {
      return "{}";
    }
  }

  private String shown() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      VisibleRows.Row row = rows.row(i);
      names.add(row.offersMore() ? "+" + row.more() : row.level().name(row.node()));
    }
    return String.join(" ", names);
  }

  @Test
  void putsTheNodesBelowAfterTheirRow() {
    rows.show(first, new int[] {3, 2, 1, 0});
    rows.unfold(1, below, new int[] {0, 1});
    assertEquals("d c x y b a", shown());
    assertEquals(1, rows.parent(3));
    assertEquals(-1, rows.parent(4));
  }

  @Test
  void keepsWhatIsUnfoldedBelowItsRowInAnotherOrder() {
    rows.show(first, new int[] {0, 1, 2, 3});
    rows.unfold(0, below, new int[] {0, 1});
    rows.reorder(new int[] {3, 2, 1, 0}, Map.of(below, new int[] {1, 0}));
    assertEquals("d c b a y x", shown());
  }

  @Test
  void keepsTheOrderOfWhatWasUnfoldedWhileAnotherWasMade() {
    rows.show(first, new int[] {0, 1, 2, 3});
    rows.unfold(0, below, new int[] {0, 1});
    rows.reorder(new int[] {3, 2, 1, 0}, Map.of());
    assertEquals("d c b a x y", shown());
  }

  @Test
  void showsWhatWasUnfoldedAgainWhenAFilterIsTakenAway() {
    rows.show(first, new int[] {0, 1, 2, 3});
    rows.unfold(1, below, new int[] {0, 1});
    rows.reorder(new int[] {0, 3}, Map.of(below, new int[] {0, 1}));
    assertEquals("a d", shown());
    rows.reorder(new int[] {0, 1, 2, 3}, Map.of(below, new int[] {0, 1}));
    assertEquals("a b x y c d", shown());
  }

  @Test
  void findsTheRowOfANodeBehindUnfoldedOnes() {
    rows.show(first, new int[] {0, 1, 2, 3});
    rows.unfold(0, below, new int[] {0, 1});
    assertEquals(4, rows.find(first, 2));
    assertEquals(2, rows.find(below, 1));
    assertEquals(-1, rows.find(new Named("x"), 0));
  }

  @Test
  void foldsARowTogetherWithAllBelowIt() {
    rows.show(first, new int[] {0, 1, 2, 3});
    rows.unfold(0, below, new int[] {0, 1});
    rows.unfold(2, new Named("z"), new int[] {0});
    assertEquals("a x y z b c d", shown());
    rows.fold(0);
    assertEquals("a b c d", shown());
    assertEquals(List.of(), rows.lowerLevels());
    assertEquals(1, rows.levels());
  }
}
