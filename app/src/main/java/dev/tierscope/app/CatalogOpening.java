package dev.tierscope.app;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.population.Opened;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.fixtures.Demo;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens what the catalog knows and counts it.
final class CatalogOpening implements Opening {
  private static final double READ = 0.7;
  private static final double MADE = 0.4;

  @Override
  public Opened open(List<Path> paths, Progress progress) throws AnalyzerException {
    return open(Opened.shortName(paths), paths, progress);
  }

  @Override
  public Opened demo(Progress progress) throws AnalyzerException {
    Path data = Demo.open(progress.part(0, MADE));
    return open("Demo", List.of(data), progress.part(MADE, 1));
  }

  private static Opened open(String name, List<Path> paths, Progress progress)
      throws AnalyzerException {
    List<Source> sources = new ArrayList<>();
    List<Snapshot> snapshots = new ArrayList<>();
    try {
      double share = READ / paths.size();
      for (Path path : paths) {
        double from = share * snapshots.size();
        read(path, sources, snapshots, progress.part(from, Math.min(1, from + share)));
      }
      Progress rest = progress.part(READ, 1);
      return Opened.of(name, sources, Snapshot.union(snapshots, rest), rest);
    } catch (AnalyzerException | RuntimeException | OutOfMemoryError e) {
      sources.forEach(Source::close);
      throw e;
    }
  }

  private static void read(
      Path path, List<Source> sources, List<Snapshot> snapshots, Progress progress)
      throws AnalyzerException {
    // A directory is opened at once; a file is unpacked or read while it is opened.
    double opened = Files.isDirectory(path) ? 0 : 0.5;
    Source source = Catalog.open(path, progress.part(0, opened));
    sources.add(source);
    snapshots.add(source.read(ReadOptions.ALL, progress.part(opened, 1)));
  }
}
