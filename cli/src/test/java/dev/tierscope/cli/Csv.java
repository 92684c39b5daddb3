package dev.tierscope.cli;

import java.util.ArrayList;
import java.util.List;

/// Reads CSV as RFC 4180 defines it.
final class Csv {
  private Csv() {}

  static List<List<String>> read(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (doubled) {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\r' && c != '\n')) {
        cell.append(c);
      } else if (c == ',' || c == '\r') {
        row.add(cell.toString());
        cell.setLength(0);
      } else {
        rows.add(row);
        row = new ArrayList<>();
      }
    }
    return rows;
  }
}
