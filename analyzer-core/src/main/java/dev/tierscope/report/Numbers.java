package dev.tierscope.report;

import dev.tierscope.model.Noun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How quantities are written, the same in the window, the terminal and reports: groups of three
/// with a narrow no-break space, a real minus, a no-break space before the unit.
public final class Numbers {
  /// Between groups of digits and before a unit.
  public static final char SPACE = '\u202f';

  private static final char MINUS = '\u2212';
  private static final String[] SI = {"", "k", "M", "G", "T", "P", "E"};
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final double EXACT = 1e13; // below, hundredths fit a double

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Numbers() {}

  /// Every digit: `1 243 806`, `−58 410`.
  public static String full(long value) {
    return (value < 0 ? String.valueOf(MINUS) : "") + grouped(unsigned(value));
  }

  /// A number of things with its noun: `1 group`, `1 243 groups`.
  ///
  /// @param one how the noun is for one thing
  public static String counted(long value, String one) {
    return full(value) + " " + Noun.of(value, one);
  }

  /// A change with its sign: `+58 410`, `−298 320`, `0`.
  public static String change(long value) {
    return (value > 0 ? "+" : "") + full(value);
  }

  private static String unsigned(long value) {
    return value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
  }

  private static String grouped(String digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      text.insert(at, SPACE);
    }
    return text.toString();
  }

  /// Three significant digits for axes and narrow places: `1.24 M`, `298 k`, `5 k`, `817`.
  public static String compact(long value) {
    if (value < 0) {
      return MINUS + compact(value == Long.MIN_VALUE ? Long.MAX_VALUE : -value);
    }
    int unit = 0;
    double scaled = value;
    while (scaled >= 999.5 && unit < SI.length - 1) {
      scaled /= 1000;
      unit++;
    }
    if (unit == 0) {
      return Long.toString(value);
    }
    return withoutTrailingZeros(threeDigits(scaled)) + SPACE + SI[unit];
  }

  private static String withoutTrailingZeros(String digits) {
    if (digits.indexOf('.') < 0) {
      return digits;
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /// A share of 0..1: one decimal below 10 %, none above, `0 %` only for exactly zero, `100 %` only
  /// for all; just below all one decimal, cut: `99.9 %`.
  public static String percent(double share) {
    if (share < 0) {
      return MINUS + percent(-share);
    }
    double percent = 100 * share;
    String digits;
    if (percent == 0) {
      digits = "0";
    } else if (percent < 0.1) {
      digits = "<" + SPACE + "0.1";
    } else if (percent < 9.95) {
      digits = fixed(percent, 1);
    } else if (percent < 100 && percent >= 99.5) {
      digits = fixed(Math.floor(percent * 10) / 10, 1);
    } else {
      digits = fixed(percent, 0);
    }
    return digits + SPACE + "%";
  }

  /// The number that [#percent] shows of a share; as it is where that is less than 0.1.
  public static double roundedPercent(double share) {
    double percent = 100 * share;
    if (percent < 0.1) {
      return percent;
    }
    if (percent < 9.95) {
      return Math.round(Math.nextUp(percent) * 10) / 10.0;
    }
    return percent < 100 && percent >= 99.5
        ? Math.floor(percent * 10) / 10
        : Math.round(Math.nextUp(percent));
  }

  /// A change as a share: `+4.9 %`, `−96 %`, `0 %`; what is less than 0.1 % either way has no sign.
  public static String changePercent(double share) {
    if (Math.abs(share) < 0.001) {
      return percent(Math.abs(share));
    }
    return (share > 0 ? "+" : "") + percent(share);
  }

  /// How many times as much: `×123`, `×4.3`.
  public static String times(double factor) {
    return "×" + (factor < 9.95 ? fixed(factor, 1) : grouped(fixed(factor, 0)));
  }

  /// Bytes in powers of 1024 with three significant digits: `18.6 GiB`, `512 B`.
  public static String bytes(long bytes) {
    if (bytes < 0) {
      return MINUS + bytes(bytes == Long.MIN_VALUE ? Long.MAX_VALUE : -bytes);
    }
    int unit = 0;
    double scaled = bytes;
    while (scaled >= 999.5 && unit < BINARY.length - 1) {
      scaled /= 1024;
      unit++;
    }
    return (unit == 0 ? Long.toString(bytes) : threeDigits(scaled)) + SPACE + BINARY[unit];
  }

  /// A length of time in its natural unit: `38 ms`, `4.2 s`, `6 min`, `3 h`, `15 d`.
  public static String duration(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 0.9995) {
      return duration.toMillis() + "" + SPACE + "ms";
    }
    if (seconds < 9.95) {
      return fixed(seconds, 1) + SPACE + "s";
    }
    if (seconds < 99.5) {
      return fixed(seconds, 0) + SPACE + "s";
    }
    if (seconds < 99.5 * 60) {
      return fixed(seconds / 60, 0) + SPACE + "min";
    }
    if (seconds < 47.5 * 3600) {
      return oneDecimalIfNeeded(seconds / 3600) + SPACE + "h";
    }
    return grouped(fixed(seconds / 86_400, 0)) + SPACE + "d";
  }

  /// A moment to the minute in UTC: `2026-11-22 14:05 UTC`.
  public static String time(Instant moment) {
    return MINUTE.format(moment);
  }

  private static String oneDecimalIfNeeded(double value) {
    String digits = fixed(value, value < 9.95 ? 1 : 0);
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }

  /// A number of at least 0 with two decimals: `1.37`.
  static String hundredths(double value) {
    return fixed(value, 2);
  }

  private static String threeDigits(double value) {
    return fixed(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
  }

  /// A number of at least 0 with up to two decimals, ties away from zero: [String#format] says the
  /// same but takes milliseconds for its first number, which is much of a short report.
  private static String fixed(double value, int decimals) {
    if (value >= EXACT) {
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    long power = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    long scaled = Math.round(Math.nextUp(value) * power); // 0.15 is stored as a little less
    if (decimals == 0) {
      return Long.toString(scaled);
    }
    String part = Long.toString(power + scaled % power).substring(1);
    return scaled / power + "." + part;
  }
}
