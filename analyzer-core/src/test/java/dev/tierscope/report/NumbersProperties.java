package dev.tierscope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NumbersProperties {
  private static void assertFormatted(double value) {
    assertEquals(String.format(Locale.ROOT, "%.2f", value), Numbers.hundredths(value));
  }

  @Property
  void roundsToHundredthsAsStringFormatDoes(
      @ForAll @DoubleRange(min = 0, max = 1e12) double value) {
    assertFormatted(value);
  }

  @Property
  void roundsWhatIsWrittenWithThreeDecimalsAsItIsWritten(
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long thousandths) {
    assertFormatted(thousandths / 1000.0);
  }

  @Test
  void roundsVeryLargeNumbers() {
    assertFormatted(1e13);
    assertFormatted(Double.MAX_VALUE);
  }
}
