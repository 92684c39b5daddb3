package dev.tierscope.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time on the command line → milliseconds since 1970 UTC.
final class TimeArgument implements ITypeConverter<Long> {
  /// Unix numbers from here on are milliseconds: as seconds they would be after the year 5138.
  private static final double MILLIS_FROM = 1e11;

  @Override
  public Long convert(String text) {
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      double number = Double.parseDouble(text);
      return Math.round(Math.abs(number) < MILLIS_FROM ? number * 1000 : number);
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : instant(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time; write 2026-11-22, 2026-11-22T14:05:00Z or Unix seconds");
    }
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
