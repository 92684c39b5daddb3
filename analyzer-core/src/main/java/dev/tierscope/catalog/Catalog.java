package dev.tierscope.catalog;

import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.source.Source;
import dev.tierscope.source.tsdb.TsdbDirectory;
import dev.tierscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;

/// Everything this build can open, tried in order.
public final class Catalog {
  private Catalog() {}

  /// Opens whatever lies at a path.
  ///
  /// @throws AnalyzerException if it is nothing that this build knows, or it cannot be read
  public static Source open(Path path, Progress progress) throws AnalyzerException {
    if (!Files.exists(path)) {
      throw new AnalyzerException(
          new Problem("there is no such file or directory", path.toString(), "Check the path."));
    }
    if (Files.isDirectory(path)) {
      DirectoryFolder folder = DirectoryFolder.open(path);
      try {
        return TsdbDirectory.open(path.toString(), folder);
      } catch (AnalyzerException | RuntimeException e) {
        folder.close();
        throw e;
      }
    }
    throw new AnalyzerException(
        new Problem(
            "it is no format that Tierscope reads",
            path.toString(),
            "Choose a data directory, a block or an archive of one."));
  }
}
