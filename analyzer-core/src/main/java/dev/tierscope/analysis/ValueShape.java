package dev.tierscope.analysis;

import java.util.Optional;

/// What a label value looks like. A value has one shape: the first in this order that fits.
public enum ValueShape {
  /// Seconds, milliseconds, microseconds or nanoseconds since 1970 that lie in 2001–2039.
  EPOCH_TIME,
  /// Digits, perhaps with a sign.
  INTEGER,
  /// A decimal number with a point or an exponent, `+Inf`, `-Inf` or `NaN`.
  NUMBER,
  /// 32 hex digits in groups of 8, 4, 4, 4 and 12.
  UUID,
  /// IPv4 or IPv6, perhaps with a port or a prefix length.
  IP_ADDRESS,
  /// A date, perhaps with a time, as ISO 8601 writes it.
  DATE_TIME,
  /// At least 7 hex digits of one case that are no word and no number, perhaps after `0x`,
  /// `sha256:` or `containerd://`.
  HEX_HASH,
  EMAIL,
  /// Text without spaces that begins with `/`, or with a scheme and `://`.
  URL_PATH,
  /// The name of a Kubernetes pod with the random suffix that its owner gave it.
  POD_NAME,
  /// Random letters and digits: ULID, base64, a session key.
  TOKEN,
  /// Text of at most 64 bytes without spaces: a name out of a list.
  WORD,
  /// Everything else: text with spaces or long.
  FREE_TEXT;

  /// The shape of a value. Cost: a few passes over its bytes, nothing is allocated.
  ///
  /// @param value UTF-8
  public static ValueShape of(byte[] value) {
    return new ShapeScanner(value).shape();
  }

  /// What several values of this shape are called, as in "27 930 values, mostly UUIDs"; empty where
  /// that says nothing.
  public Optional<String> plural() {
    return switch (this) {
      case EPOCH_TIME, DATE_TIME -> Optional.of("times");
      case INTEGER, NUMBER -> Optional.of("numbers");
      case UUID -> Optional.of("UUIDs");
      case IP_ADDRESS -> Optional.of("IP addresses");
      case HEX_HASH -> Optional.of("hashes");
      case EMAIL -> Optional.of("e-mail addresses");
      case URL_PATH -> Optional.of("paths");
      case POD_NAME -> Optional.of("names of pods");
      case TOKEN -> Optional.of("random tokens");
      case FREE_TEXT -> Optional.of("free text");
      case WORD -> Optional.empty();
    };
  }

  /// Whether values of this shape are usually made by counting or drawing lots, so that their
  /// number has no end.
  public boolean isUnbounded() {
    return switch (this) {
      case EPOCH_TIME, UUID, IP_ADDRESS, DATE_TIME, HEX_HASH, EMAIL, POD_NAME, TOKEN, FREE_TEXT ->
          true;
      case INTEGER, NUMBER, URL_PATH, WORD -> false;
    };
  }
}
