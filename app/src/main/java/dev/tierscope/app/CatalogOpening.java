package dev.tierscope.app;

import dev.tierscope.app.connect.Opening;
import dev.tierscope.app.population.Opened;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.fixtures.Demo;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Source;
import dev.tierscope.task.Progress;
import java.nio.file.Path;

/// Opens what the catalog knows and counts it.
final class CatalogOpening implements Opening {
  private static final double READ = 0.7;
  private static final double MADE = 0.4;

  @Override
  public Opened open(Path path, Progress progress) throws AnalyzerException {
    return open(Opened.shortName(path), path, progress);
  }

  private static Opened open(String name, Path path, Progress progress) throws AnalyzerException {
    Source source = Catalog.open(path, progress);
    try {
      return Opened.of(
          name,
          source,
          source.read(ReadOptions.ALL, progress.part(0, READ)),
          progress.part(READ, 1));
    } catch (AnalyzerException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  @Override
  public Opened demo(Progress progress) throws AnalyzerException {
    Path data = Demo.open(progress.part(0, MADE));
    return open("Demo", data, progress.part(MADE, 1));
  }
}
