package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tierscope.task.Progress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

class FoundTest {
  private static List<String> found(String query, boolean guessed, String... names) {
    List<QuickSwitch.Entry> entries =
        Stream.of(names)
            .map(name -> new QuickSwitch.Entry(Material2OutlinedAL.LABEL, name, "", "", () -> {}))
            .toList();
    Found found = Found.of(Targets.of(entries), query, Progress.NONE);
    assertEquals(guessed, found.guessed());
    return found.entries().stream().map(QuickSwitch.Entry::title).toList();
  }

  @Test
  void guessesNothingWhileSomethingHasTheName() {
    assertEquals(List.of("requests"), found("requ", false, "requests", "reqests"));
  }

  @Test
  void guessesWhatATypingErrorMeans() {
    assertEquals(List.of("up_time"), found("pu_time", true, "requests", "up_time"));
  }

  @Test
  void guessesALongNameFromItsBeginning() {
    assertEquals(
        List.of("prometheus_http_requests_total"),
        found("promehteus_http_requsts", true, "up", "prometheus_http_requests_total"));
  }

  @Test
  void guessesNothingFromWhatIsLikeNothing() {
    assertEquals(List.of(), found("zzzzzz", false, "requests", "up_time"));
  }
}
