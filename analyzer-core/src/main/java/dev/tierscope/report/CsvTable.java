package dev.tierscope.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The one table of the CSV report (RFC 4180): rows of different kinds under one header. A row has
/// cells only in the columns that its kind uses; the others are empty.
final class CsvTable {
  private static final Column[] COLUMNS = Column.values();

  private final Appendable out;
  private final Map<Column, String> cells = new EnumMap<>(Column.class);

  CsvTable(Appendable out) {
    this.out = out;
  }

  /// The columns in order, named as the fields of the JSON report that they repeat.
  enum Column {
    ROW,
    PART,
    NAME,
    VALUE,
    LABEL,
    FAMILY,
    TIER,
    SCOPE,
    METRICS,
    SERIES,
    SHARE,
    VALUES,
    RETAINED_SERIES,
    BYTES,
    CHUNK_BYTES,
    INDEX_BYTES,
    SYMBOL_BYTES,
    VALUE_BYTES,
    CHURN,
    EXPLAINED,
    SCRAPE_INTERVAL_MILLIS,
    BYTES_PER_SAMPLE,
    LEVEL,
    LARGEST,
    LARGEST_SERIES,
    MIN_TIME,
    MAX_TIME,
    FROM,
    TO,
    NUMBER,
    ACCURACY;

    String title() {
      StringBuilder title = new StringBuilder();
      for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
        title.append(
            title.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
      }
      return title.toString();
    }
  }

  void header() throws IOException {
    for (Column column : COLUMNS) {
      put(column, column.title());
    }
    end();
  }

  /// Begins a row of a kind.
  CsvTable row(String kind) {
    return put(Column.ROW, kind);
  }

  CsvTable put(Column column, String text) {
    cells.put(column, text);
    return this;
  }

  /// A number, or an empty cell if it is negative: then it is not known.
  CsvTable put(Column column, long number) {
    return number < 0 ? this : put(column, Long.toString(number));
  }

  CsvTable put(Column column, double number) {
    return put(column, Double.toString(number));
  }

  /// A moment in milliseconds since 1970, which may be before it.
  CsvTable time(Column column, long millis) {
    return put(column, Long.toString(millis));
  }

  /// Writes the row.
  void end() throws IOException {
    String[] line = new String[COLUMNS.length];
    Arrays.setAll(line, c -> cells.getOrDefault(COLUMNS[c], ""));
    out.append(line(line)).append("\r\n");
    cells.clear();
  }

  /// Cells as one line without its end.
  static String line(String... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      line.append(i == 0 ? "" : ",").append(quoted(cells[i]));
    }
    return line.toString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
