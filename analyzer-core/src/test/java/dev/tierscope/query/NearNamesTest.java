package dev.tierscope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  @Test
  void findsNamesWithSwappedMissingAndWrongLetters() {
    assertEquals(List.of("job"), near("jbo", "job", "pod", "namespace"));
    assertEquals(List.of("namespace"), near("namspace", "job", "pod", "namespace"));
    assertEquals(List.of("namespace"), near("Namezpace", "job", "pod", "namespace"));
  }

  @Test
  void findsNamesThatHoldTheWordNearestFirst() {
    assertEquals(
        List.of("http_request_total", "http_requests_total", "http_request_duration_seconds_count"),
        near(
            "http_request",
            "http_request_duration_seconds_bucket_sum",
            "http_request_duration_seconds_count",
            "http_requests_total",
            "http_request_total"));
  }

  @Test
  void findsNothingThatIsFarAway() {
    assertEquals(List.of(), near("zone", "job", "pod", "namespace", "z"));
    assertEquals(List.of(), near("a", "bc", "def"));
    assertEquals(List.of(), near("zone"));
  }

  private static List<String> near(String wanted, String... names) {
    return NearNames.of(wanted, Stream.of(names));
  }
}
