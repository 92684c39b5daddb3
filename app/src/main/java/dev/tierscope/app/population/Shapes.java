package dev.tierscope.app.population;

import dev.tierscope.table.Symbols;
import java.util.List;
import java.util.regex.Pattern;

/// What the values of a label look like, judged by a sample of them: a shape is told when nearly
/// all fit.
final class Shapes {
  private static final int SAMPLE = 100;
  private static final double NEARLY_ALL = 0.9;
  private static final int FEW = 5;

  private record Shape(String word, Pattern pattern) {
    static Shape of(String word, String expression) {
      return new Shape(word, Pattern.compile(expression));
    }
  }

  /// In order: the first that fits is told.
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of("UUID", "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
          Shape.of("IP", "[0-9]{1,3}([.][0-9]{1,3}){3}(:[0-9]+)?"),
          Shape.of("e-mail", "[^@\\s/]+@[^@\\s/]+[.][^@\\s/]+"),
          Shape.of("epoch", "1[0-9]{9}([.][0-9]+)?|1[0-9]{12}"),
          Shape.of("number", "[+-]?([0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?|Inf)"),
          Shape.of("hash", "(?i)(?=.*[0-9])[0-9a-f]{12,}"),
          Shape.of("path", "/[^\\s]*"));

  private Shapes() {}

  /// The shape of values in one word, empty if they have none in common.
  static String of(Symbols strings, int[] values) {
    if (values.length < FEW) {
      return "";
    }
    int step = Math.max(1, values.length / SAMPLE);
    for (Shape shape : SHAPES) {
      int seen = 0;
      int fit = 0;
      for (int i = 0; i < values.length; i += step) {
        seen++;
        fit += shape.pattern.matcher(strings.string(values[i])).matches() ? 1 : 0;
      }
      if (fit >= NEARLY_ALL * seen) {
        return shape.word;
      }
    }
    return "";
  }
}
