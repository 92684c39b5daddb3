package dev.tierscope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumbersTest {
  /// Narrow no-break spaces as plain ones, to be read here.
  private static String plain(String text) {
    return text.replace(Numbers.SPACE, ' ');
  }

  @Test
  void groupsDigitsByThreeWithANarrowNoBreakSpace() {
    assertEquals("1\u202f243\u202f806", Numbers.full(1_243_806));
    assertEquals("999", Numbers.full(999));
    assertEquals("−58 410", plain(Numbers.full(-58_410)));
    assertEquals("−9 223 372 036 854 775 808", plain(Numbers.full(Long.MIN_VALUE)));
  }

  @Test
  void givesAChangeItsSign() {
    assertEquals("+58 410", plain(Numbers.change(58_410)));
    assertEquals("−298 320", plain(Numbers.change(-298_320)));
    assertEquals("0", Numbers.change(0));
  }

  @Test
  void keepsThreeSignificantDigitsInNarrowPlaces() {
    assertEquals("1.24 M", plain(Numbers.compact(1_243_806)));
    assertEquals("298 k", plain(Numbers.compact(298_320)));
    assertEquals("5 k", plain(Numbers.compact(5_000)));
    assertEquals("31.6 k", plain(Numbers.compact(31_623)));
    assertEquals("817", plain(Numbers.compact(817)));
    assertEquals("1 M", plain(Numbers.compact(999_999)));
    assertEquals("100 k", plain(Numbers.compact(100_000)));
  }

  @Test
  void writesPercentWithADecimalOnlyBelowTen() {
    assertEquals("8.3 %", plain(Numbers.percent(0.083)));
    assertEquals("24 %", plain(Numbers.percent(0.2398)));
    assertEquals("10 %", plain(Numbers.percent(0.0996)));
    assertEquals("−96 %", plain(Numbers.changePercent(-0.96)));
    assertEquals("+4.9 %", plain(Numbers.changePercent(0.049)));
  }

  @Test
  void keepsZeroAndAHundredPercentForExactlyNothingAndAll() {
    assertEquals("0 %", plain(Numbers.percent(0)));
    assertEquals("< 0.1 %", plain(Numbers.percent(0.000_01)));
    assertEquals("99.9 %", plain(Numbers.percent(0.999_999)));
    assertEquals("−99.9 %", plain(Numbers.changePercent(-0.999_999)));
    assertEquals("< 0.1 %", plain(Numbers.changePercent(-0.000_01)));
    assertEquals("100 %", plain(Numbers.percent(1)));
  }

  @Test
  void roundsASharesPercentAsItIsShown() {
    for (double share :
        new double[] {0.083, 0.2398, 0.0996, 0, 0.999_999, 0.0015, 0.995, 1, 1.234}) {
      String shown = plain(Numbers.percent(share));
      assertEquals(
          Double.parseDouble(shown.substring(0, shown.length() - 2)),
          Numbers.roundedPercent(share),
          shown);
    }
    assertEquals(0.001, Numbers.roundedPercent(0.000_01), 1e-12);
  }

  @Test
  void writesBytesInPowersOf1024() {
    assertEquals("512 B", plain(Numbers.bytes(512)));
    assertEquals("18.6 GiB", plain(Numbers.bytes((long) (18.6 * (1L << 30)))));
    assertEquals("1.00 KiB", plain(Numbers.bytes(1024)));
    assertEquals("0.98 KiB", plain(Numbers.bytes(1000)));
  }

  @Test
  void choosesTheNaturalUnitOfALengthOfTime() {
    assertEquals("38 ms", plain(Numbers.duration(Duration.ofMillis(38))));
    assertEquals("4.2 s", plain(Numbers.duration(Duration.ofMillis(4_200))));
    assertEquals("6 min", plain(Numbers.duration(Duration.ofMinutes(6))));
    assertEquals("2 h", plain(Numbers.duration(Duration.ofHours(2))));
    assertEquals("15 d", plain(Numbers.duration(Duration.ofDays(15))));
  }

  @Test
  void namesTheZoneOfATime() {
    assertEquals("2026-11-22 14:05 UTC", Numbers.time(Instant.parse("2026-11-22T14:05:59Z")));
  }

  @Test
  void writesHowManyTimesAsMuch() {
    assertEquals("×123", Numbers.times(122.9));
    assertEquals("×4.3", Numbers.times(4.28));
    assertEquals("×1 200", plain(Numbers.times(1200)));
  }

  @Test
  void putsANounBesideItsNumber() {
    assertEquals("1 group", Numbers.counted(1, "group"));
    assertEquals("1\u202f243 groups", Numbers.counted(1243, "group"));
  }
}
