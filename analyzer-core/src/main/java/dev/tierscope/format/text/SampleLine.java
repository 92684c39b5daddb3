package dev.tierscope.format.text;

import dev.tierscope.model.AnalyzerException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Parses one line of text exposition into the label set of its sample.
///
/// ```
/// name{label="value",…} value [timestamp] [# {exemplar label="value"} value [timestamp]]
/// {"any name","any label"="value",…} value …                       Prometheus 3
/// ```
///
/// In quotes `\\`, `\"` and `\n` are escapes, other backslashes stand for themselves. Source:
/// Prometheus `docs/instrumenting/exposition_formats.md`, `model/textparse`; OpenMetrics 1.0.
final class SampleLine {
  private static final byte[] NAME = "__name__".getBytes(StandardCharsets.UTF_8);

  private final LabelSets into;
  private byte[] line = new byte[0];
  private int at;
  private int end;
  private byte[] text = new byte[256]; // unescaped: label name, then value
  private int textUsed;

  private boolean exemplars;

  SampleLine(LabelSets into) {
    this.into = into;
  }

  /// Whether a line had an exemplar, which only OpenMetrics knows.
  boolean hasExemplars() {
    return exemplars;
  }

  /// Adds the series of a line to the collector.
  ///
  /// @throws BadLine if the line is no sample; then nothing is added
  void parse(byte[] bytes, int from, int to) throws BadLine, AnalyzerException {
    line = bytes;
    at = from;
    end = to;
    boolean added = false;
    try {
      sample(from);
      into.endSeries();
      added = true;
    } finally {
      if (!added) {
        into.dropSeries();
      }
    }
  }

  private void sample(int from) throws BadLine, AnalyzerException {
    boolean named = at < end && line[at] != '{';
    if (named) {
      int start = at;
      while (at < end && isNameByte(line[at], at == start)) {
        at++;
      }
      if (at == start) {
        throw bad(from, "a metric name or {");
      }
      into.label(NAME, 0, NAME.length, line, start, at - start);
    }
    blanks();
    if (at < end && line[at] == '{') {
      named = labels(from, named, true);
    }
    if (!named) {
      throw new BadLine(1, "a metric name", "none");
    }
    blanks();
    number(from, "a value");
    blanks();
    if (at < end && line[at] != '#') {
      number(from, "a timestamp");
      blanks();
    }
    if (at < end && line[at] == '#') {
      exemplar(from);
    }
    if (at < end) {
      throw bad(from, "the end of the line");
    }
  }

  private static boolean isNameByte(byte b, boolean first) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '_'
        || b == ':'
        || (!first && b >= '0' && b <= '9');
  }

  private void blanks() {
    while (at < end && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
  }

  /// @param keep whether the labels belong to the series, not to an exemplar
  /// @return whether the series has a name now
  private boolean labels(int from, boolean hasName, boolean keep)
      throws BadLine, AnalyzerException {
    boolean named = hasName;
    at++;
    blanks();
    while (at < end && line[at] != '}') {
      named |= label(from, named, keep);
      blanks();
      if (at < end && line[at] == ',') {
        at++;
        blanks();
      } else if (at >= end || line[at] != '}') {
        throw bad(from, "a comma or }");
      }
    }
    if (at >= end) {
      throw bad(from, "}");
    }
    at++;
    return named;
  }

  /// @return whether it was the metric name in quotes
  private boolean label(int from, boolean named, boolean keep) throws BadLine, AnalyzerException {
    int column = at;
    boolean quoted = line[at] == '"';
    textUsed = 0;
    if (quoted) {
      quoted(from);
    } else {
      bare(from);
    }
    int name = textUsed;
    if (name == 0) {
      throw new BadLine(column - from + 1, "a name", "an empty one");
    }
    blanks();
    if (quoted && !named && keep && (at >= end || line[at] != '=')) {
      into.label(NAME, 0, NAME.length, text, 0, name);
      return true;
    }
    if (at >= end || line[at] != '=') {
      throw bad(from, "=");
    }
    at++;
    blanks();
    if (at >= end || line[at] != '"') {
      throw bad(from, "a value in double quotes");
    }
    quoted(from);
    if (keep) {
      if (into.has(text, 0, name)) {
        throw new BadLine(
            column - from + 1, "each label once", Excerpt.of(text, 0, name) + " twice");
      }
      into.label(text, 0, name, text, name, textUsed - name);
    }
    return false;
  }

  private void bare(int from) throws BadLine {
    int start = at;
    while (at < end && isNameByte(line[at], at == start)) {
      append(line[at++]);
    }
    if (at == start) {
      throw bad(from, "a label name");
    }
  }

  private void quoted(int from) throws BadLine {
    int start = textUsed;
    int quote = at++;
    while (at < end && line[at] != '"') {
      byte b = line[at++];
      if (b != '\\' || at >= end) {
        append(b);
        continue;
      }
      byte escaped = line[at++];
      switch (escaped) {
        case 'n' -> append((byte) '\n');
        case '"', '\\' -> append(escaped);
        default -> {
          append(b);
          append(escaped);
        }
      }
    }
    if (at >= end) {
      throw bad(from, "a closing quote");
    }
    if (!Excerpt.isUtf8(text, start, textUsed)) {
      at = quote;
      throw bad(from, "UTF-8");
    }
    at++;
  }

  private void append(byte b) {
    if (textUsed == text.length) {
      text = Arrays.copyOf(text, 2 * textUsed);
    }
    text[textUsed++] = b;
  }

  private void number(int from, String expected) throws BadLine {
    int start = at;
    while (at < end && line[at] != ' ' && line[at] != '\t') {
      at++;
    }
    String number = new String(line, start, at - start, StandardCharsets.ISO_8859_1);
    if (!isNumber(number)) {
      at = start;
      throw bad(from, expected);
    }
  }

  private static boolean isNumber(String text) {
    String plain = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    if (plain.equalsIgnoreCase("inf") || plain.equalsIgnoreCase("infinity")) {
      return true;
    }
    if (text.equalsIgnoreCase("nan")) {
      return true;
    }
    for (int i = 0; i < plain.length(); i++) {
      if ("0123456789.eE+-".indexOf(plain.charAt(i)) < 0) {
        return false;
      }
    }
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void exemplar(int from) throws BadLine, AnalyzerException {
    exemplars = true;
    at++;
    blanks();
    if (at >= end || line[at] != '{') {
      throw bad(from, "the labels of an exemplar");
    }
    labels(from, true, false);
    blanks();
    number(from, "the value of an exemplar");
    blanks();
    if (at < end) {
      number(from, "the timestamp of an exemplar");
      blanks();
    }
  }

  private BadLine bad(int from, String expected) {
    if (at >= end) {
      return new BadLine(at - from + 1, expected, "the end of the line");
    }
    int to = Math.min(at + 20, end);
    while (to < Math.min(at + 24, end) && (line[to] & 0xc0) == 0x80) {
      to++; // not in the middle of a character
    }
    return new BadLine(at - from + 1, expected, "\"" + Excerpt.of(line, at, to) + "\"");
  }
}
