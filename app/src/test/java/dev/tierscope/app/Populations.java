package dev.tierscope.app;

import dev.tierscope.app.population.Population;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder;
import dev.tierscope.table.Symbols;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Small series populations for tests of the window.
public final class Populations {
  private final List<Map<String, String>> series = new ArrayList<>();

  /// Adds a series: metric name, which may be empty, then label and value in turn.
  public Populations with(String metric, String... labels) {
    Map<String, String> pairs = new TreeMap<>();
    if (!metric.isEmpty()) {
      pairs.put("__name__", metric);
    }
    for (int i = 0; i < labels.length; i += 2) {
      pairs.put(labels[i], labels[i + 1]);
    }
    series.add(pairs);
    return this;
  }

  /// A shop: `cart` with 2 000 users on two pods, `up` of three jobs, `build_info` alone.
  public static Populations shop() {
    Populations shop = new Populations();
    for (int user = 0; user < 2_000; user++) {
      shop.with("cart", "job", "shop", "pod", "p" + user % 2, "user", "u" + user);
    }
    for (String job : List.of("a", "b", "shop")) {
      shop.with("up", "job", job, "instance", job + ":80");
    }
    return shop.with("build_info", "job", "shop", "version", "1");
  }

  public SeriesTable table() {
    Set<String> strings = new TreeSet<>();
    series.forEach(s -> {
      strings.addAll(s.keySet());
      strings.addAll(s.values());
    });
    Symbols symbols = Symbols.of(strings);
    SeriesTableBuilder builder = new SeriesTableBuilder(symbols, Set.of());
    for (Map<String, String> pairs : series) {
      int[] row = new int[2 * pairs.size()];
      int at = 0;
      for (Map.Entry<String, String> pair : pairs.entrySet()) {
        row[at++] = symbols.find(pair.getKey());
        row[at++] = symbols.find(pair.getValue());
      }
      builder.add(row, row.length, new long[0]);
    }
    return builder.build(SeriesTableBuilder.Duplicates.IMPOSSIBLE, Progress.NONE);
  }

  public Population population() {
    return Population.of(table(), 0, Progress.NONE);
  }
}
