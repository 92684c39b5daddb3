package dev.tierscope.app.population;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.TimeRange;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// What was opened, read and counted: one source or several as one. It keeps their files open until
/// it is closed.
///
/// @param name short, for the header
public record Opened(
    String name, List<Source> sources, Snapshot snapshot, Population population, Births births)
    implements AutoCloseable {
  public Opened {
    sources = List.copyOf(sources);
  }

  /// Counts what was read of one source.
  public static Opened of(String name, Source source, Snapshot snapshot, Progress progress) {
    return of(name, List.of(source), snapshot, Classification.DEFAULT, progress);
  }

  /// Counts what was read of several sources as one.
  public static Opened of(
      String name,
      List<Source> sources,
      Snapshot snapshot,
      Classification classification,
      Progress progress) {
    long bytes = snapshot.summary().bytes().orElse(0);
    Population population = Population.of(snapshot.table(), bytes, classification, progress);
    Births births = Births.of(snapshot.table(), snapshot.summary().range(), Births.PARTS);
    return new Opened(name, sources, snapshot, population, births);
  }

  /// What a server listed, without series.
  public static Opened of(
      String name, Source source, Source.Listed listed, Classification classification) {
    CardinalityReport report =
        CardinalityReport.of(listed.summary(), listed.counts(), classification);
    Population population = Population.of(listed.counts(), report);
    Accuracy series = report.totals().series().accuracy();
    Snapshot snapshot =
        new Snapshot(report.source(), population.table(), List.of(), series, series, series);
    return new Opened(name, List.of(source), snapshot, population, Births.UNKNOWN);
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

  /// The short name of the first path, and how many more there are.
  public static String shortName(List<Path> paths) {
    String first = shortName(paths.getFirst());
    return paths.size() == 1 ? first : first + " + " + (paths.size() - 1) + " more";
  }

  /// Time of the data.
  public TimeRange range() {
    return snapshot.summary().range();
  }

  @Override
  public void close() {
    sources.forEach(Source::close);
  }
}
