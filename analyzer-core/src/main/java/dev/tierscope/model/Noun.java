package dev.tierscope.model;

/// A noun beside the number that it counts, in English: `1 label pair`, `2 label pairs`, `1 entry`,
/// `0 entries`, `1 series`, `2 series`.
public final class Noun {
  private Noun() {}

  /// The noun alone.
  ///
  /// @param one how it is for one thing
  public static String of(long number, String one) {
    if (number == 1 || one.endsWith("s")) {
      return one;
    }
    return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
  }

  /// Number and noun, the number as plain digits.
  ///
  /// @param one how it is for one thing
  public static String counted(long number, String one) {
    return number + " " + of(number, one);
  }
}
