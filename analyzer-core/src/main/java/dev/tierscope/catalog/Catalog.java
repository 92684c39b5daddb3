package dev.tierscope.catalog;

import dev.tierscope.format.api.SavedAnswer;
import dev.tierscope.format.file.Archives;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.format.text.Exposition;
import dev.tierscope.format.text.SeriesFile;
import dev.tierscope.format.tsdb.Block;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.source.Source;
import dev.tierscope.source.saved.SavedSeries;
import dev.tierscope.source.saved.SavedStatus;
import dev.tierscope.source.tsdb.TsdbDirectory;
import dev.tierscope.task.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Everything this build can open: a directory or archive with TSDB blocks or a WAL, a saved API
/// answer (JSON), a saved `/metrics` page. What a file is, its content tells, not its name.
public final class Catalog {
  private Catalog() {}

  /// Makes ready, beside what the caller does next, what opening takes most time for.
  public static void prepare() {
    Block.prepare();
  }

  /// Opens whatever lies at a path.
  ///
  /// @throws AnalyzerException if it is nothing that this build knows, or it cannot be read
  public static Source open(Path path, Progress progress) throws AnalyzerException {
    if (!Files.exists(path)) {
      throw new AnalyzerException(
          new Problem("there is no such file or directory", path.toString(), "Check the path."));
    }
    if (Files.isDirectory(path)) {
      return tsdb(path, DirectoryFolder.open(path));
    }
    if (Archives.isArchive(path)) {
      return tsdb(path, Archives.open(path, progress));
    }
    return saved(path, progress);
  }

  private static Source tsdb(Path path, Folder folder) throws AnalyzerException {
    try {
      return TsdbDirectory.open(path.toString(), folder);
    } catch (AnalyzerException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static Source saved(Path path, Progress progress) throws AnalyzerException {
    String name = path.toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      in.mark(NoSource.START);
      byte[] start = in.readNBytes(NoSource.START);
      in.reset();
      Optional<Problem> none = NoSource.of(path, start);
      if (none.isPresent()) {
        throw new AnalyzerException(none.get());
      }
      if (!isJson(new String(start, StandardCharsets.UTF_8))) {
        return page(in, path, progress);
      }
      return switch (SavedAnswer.read(in, name, progress)) {
        case SavedAnswer.Series(var file) ->
            new SavedSeries(name, "saved answer of /api/v1/series", size(path), file);
        case SavedAnswer.Status(var status) -> new SavedStatus(name, status);
      };
    } catch (AccessDeniedException e) {
      throw new AnalyzerException(
          new Problem(
              "this user may not read it",
              name,
              "Run as a user who may, or copy the file to a place of your own."),
          e);
    } catch (IOException e) {
      throw new AnalyzerException(
          new Problem("reading failed: " + e.getMessage(), name, "Check the disk and the path."),
          e);
    }
  }

  private static long size(Path path) throws IOException {
    return Files.isRegularFile(path) ? Files.size(path) : 0;
  }

  private static Source page(InputStream in, Path path, Progress progress)
      throws IOException, AnalyzerException {
    String name = path.toString();
    try {
      SeriesFile file = Exposition.read(in, name, progress);
      return new SavedSeries(name, "saved /metrics page", size(path), file);
    } catch (AnalyzerException e) {
      if (!NoSource.isNamedArchive(path)) {
        throw e;
      }
      throw new AnalyzerException(
          new Problem(
              "it is no archive, although its name says so, and no /metrics page: "
                  + e.problem().what(),
              e.problem().where(),
              "Copy or make the archive again."),
          e);
    }
  }

  /// Whether the first character that is no space begins a JSON object or array. A metrics page may
  /// begin with `{` too, when its first metric name is quoted: then a quote and a name follow that
  /// no API answer has.
  private static boolean isJson(String start) {
    String text = (start.startsWith("\ufeff") ? start.substring(1) : start).stripLeading();
    if (text.startsWith("[")) {
      return true;
    }
    return text.startsWith("{")
        && text.substring(1).stripLeading().matches("(?s)(\"\\w+\"\\s*:|\\}).*");
  }
}
