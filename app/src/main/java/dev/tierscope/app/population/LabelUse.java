package dev.tierscope.app.population;

import dev.tierscope.analysis.ValueShape;
import java.util.Optional;

/// One label of a metric group and what it costs.
///
/// @param values number of distinct values
/// @param retained number of series of the group that stay without the label
/// @param series number of series of the group
/// @param shape what most of its values look like
public record LabelUse(
    String name, long values, long retained, long series, Optional<ValueShape> shape) {
  /// Share of the group's series that would go with the label, 0..1.
  public double saved() {
    return series == 0 ? 0 : (double) (series - retained) / series;
  }

  /// Whether every series of the group has the same value.
  public boolean isConstant() {
    return values <= 1 && retained == series;
  }

  /// The shape in one word, empty if there are no values.
  public String shapeWord() {
    return shape.map(LabelUse::word).orElse("");
  }

  /// The shape in one word where it is a reason to look twice, else empty.
  public String suspiciousShape() {
    boolean many = values >= 5;
    return many && shape.filter(s -> s.isUnbounded() || s == ValueShape.URL_PATH).isPresent()
        ? shapeWord()
        : "";
  }

  private static String word(ValueShape shape) {
    return switch (shape) {
      case EPOCH_TIME -> "epoch";
      case INTEGER -> "integer";
      case NUMBER -> "number";
      case UUID -> "UUID";
      case IP_ADDRESS -> "IP";
      case DATE_TIME -> "date";
      case HEX_HASH -> "hash";
      case EMAIL -> "e-mail";
      case URL_PATH -> "path";
      case POD_NAME -> "pod";
      case TOKEN -> "token";
      case WORD -> "word";
      case FREE_TEXT -> "text";
    };
  }
}
