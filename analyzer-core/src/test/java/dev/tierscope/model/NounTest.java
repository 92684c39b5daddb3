package dev.tierscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NounTest {
  @Test
  void agreesWithItsNumber() {
    assertEquals(
        List.of("0 chunks", "1 chunk", "2 chunks", "1 label pair", "12 label pairs"),
        List.of(
            Noun.counted(0, "chunk"),
            Noun.counted(1, "chunk"),
            Noun.counted(2, "chunk"),
            Noun.counted(1, "label pair"),
            Noun.counted(12, "label pair")));
  }

  @Test
  void knowsEntriesAndSeries() {
    assertEquals(
        List.of("1 entry", "3 entries", "1 series", "3 series"),
        List.of(
            Noun.counted(1, "entry"),
            Noun.counted(3, "entry"),
            Noun.counted(1, "series"),
            Noun.counted(3, "series")));
  }
}
