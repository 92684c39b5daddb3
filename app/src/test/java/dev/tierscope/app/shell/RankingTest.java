package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static List<String> best(String query, String... all) {
    return IntStream.of(Ranking.best(all.length, i -> all[i], query, 10, Progress.NONE))
        .mapToObj(i -> all[i])
        .toList();
  }

  @Test
  void keepsTheGivenOrderWhileNothingIsWritten() {
    assertEquals(List.of("longest", "b", "aa"), best("", "longest", "b", "aa"));
  }

  @Test
  void prefersBeginningsOfTheTextThenOfItsWordsThenPlacesInside() {
    assertEquals(
        List.of("cart_total", "shop_cart", "discarted"),
        best("cart", "discarted", "shop_cart", "cart_total", "other"));
  }

  @Test
  void wantsEveryWordInAnyOrder() {
    assertEquals(
        List.of("http_requests_total"), best("total HTTP", "http_up", "http_requests_total"));
  }

  @Test
  void takesLettersInOrderOnlyWhenNothingHasTheWord() {
    assertEquals(List.of("http_requests_total"), best("hrt", "http_requests_total", "up"));
    assertEquals(List.of("hrt"), best("hrt", "http_requests_total", "hrt"));
  }

  @Test
  void keepsTheBestOfMoreThanFit() {
    String[] all = new String[1_000];
    Arrays.setAll(all, i -> "shop_cart_" + (2_000 - i));
    all[999] = "cart";
    int[] best = Ranking.best(all.length, i -> all[i], "cart", 2, Progress.NONE);
    assertEquals(999, best[0]);
    assertEquals(2, best.length);
  }

  @Test
  void findsNothingRatherThanAnything() {
    assertEquals(List.of(), best("zz", "a", "b"));
  }
}
