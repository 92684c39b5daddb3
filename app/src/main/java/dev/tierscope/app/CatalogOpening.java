package dev.tierscope.app;

import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.ClassificationFile;
import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.population.Opened;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.fixtures.Demo;
import dev.tierscope.format.file.TextFile;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens what the catalog knows and counts it.
final class CatalogOpening implements Opening {
  private static final double READ = 0.7;
  private static final double MADE = 0.4;

  private final Path scopes;

  /// @param scopes a file that says how metrics are classified, see `docs/scopes.md`; it need not
  ///   be there
  CatalogOpening(Path scopes) {
    this.scopes = scopes;
  }

  @Override
  public Opened open(List<Path> paths, Progress progress) throws AnalyzerException {
    return open(Opened.shortName(paths), paths, progress);
  }

  @Override
  public Opened demo(Progress progress) throws AnalyzerException {
    Path data = Demo.open(progress.part(0, MADE));
    return open("Demo", List.of(data), progress.part(MADE, 1));
  }

  private Opened open(String name, List<Path> paths, Progress progress) throws AnalyzerException {
    Classification classification =
        Files.exists(scopes)
            ? ClassificationFile.parse(TextFile.read(scopes), scopes.toString())
            : Classification.DEFAULT;
    List<Source> sources = new ArrayList<>();
    List<Snapshot> snapshots = new ArrayList<>();
    try {
      double share = READ / paths.size();
      for (Path path : paths) {
        double from = share * snapshots.size();
        Progress its = progress.part(from, Math.min(1, from + share));
        // A directory is opened at once; a file is unpacked or read while it is opened.
        double opened = Files.isDirectory(path) ? 0 : 0.5;
        Source source = Catalog.open(path, its.part(0, opened));
        sources.add(source);
        Optional<Source.Listed> listed =
            paths.size() == 1 ? source.listed(ReadOptions.ALL) : Optional.empty();
        if (listed.isPresent()) {
          return Opened.of(name, source, listed.get(), classification);
        }
        snapshots.add(source.read(ReadOptions.ALL, its.part(opened, 1)));
      }
      Progress rest = progress.part(READ, 1);
      return Opened.of(name, sources, Snapshot.union(snapshots, rest), classification, rest);
    } catch (AnalyzerException | RuntimeException | Error e) {
      sources.forEach(Source::close);
      throw e;
    }
  }
}
