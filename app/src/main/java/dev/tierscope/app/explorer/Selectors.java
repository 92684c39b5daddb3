package dev.tierscope.app.explorer;

/// Selectors as text.
final class Selectors {
  private Selectors() {}

  /// `{label="value"}` with the value quoted as the servers want it.
  static String equal(String label, String value) {
    return "{" + matcher(label, "=", value) + "}";
  }

  static String matcher(String label, String operator, String value) {
    return label + operator + "\"" + escaped(value) + "\"";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
