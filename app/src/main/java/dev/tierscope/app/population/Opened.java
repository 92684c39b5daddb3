package dev.tierscope.app.population;

import dev.tierscope.model.TimeRange;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.nio.file.Path;

/// A source that was opened, read and counted. It keeps the source's files open until it is closed.
///
/// @param name short, for the header
public record Opened(
    String name, Source source, Snapshot snapshot, Population population, Births births)
    implements AutoCloseable {
  private static final int PARTS = 48;

  /// Counts what was read.
  public static Opened of(String name, Source source, Snapshot snapshot, Progress progress) {
    Population population = Population.of(snapshot.table(), snapshot.summary().bytes(), progress);
    Births births = Births.of(snapshot.table(), snapshot.summary().range(), PARTS);
    return new Opened(name, source, snapshot, population, births);
  }

  /// The last part of a path that says something: for `prometheus/data` the folder above as well.
  public static String shortName(Path path) {
    Path normal = path.toAbsolutePath().normalize();
    int names = normal.getNameCount();
    if (names == 0) {
      return normal.toString();
    }
    String last = normal.getFileName().toString();
    boolean vague = last.equals("data") || last.equals("tsdb") || last.equals("prometheus");
    return vague && names > 1 ? normal.getName(names - 2) + "/" + last : last;
  }

  /// Time of the data.
  public TimeRange range() {
    return snapshot.summary().range();
  }

  @Override
  public void close() {
    source.close();
  }
}
