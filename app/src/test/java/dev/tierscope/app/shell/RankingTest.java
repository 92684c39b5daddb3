package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static List<String> best(String query, String... all) {
    return Ranking.best(List.of(all), Function.identity(), query, 10);
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
  void findsNothingRatherThanAnything() {
    assertEquals(List.of(), best("zz", "a", "b"));
  }
}
