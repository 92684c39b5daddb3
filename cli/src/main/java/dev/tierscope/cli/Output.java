package dev.tierscope.cli;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.report.TextReport.Style;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Where a result goes: the terminal, or a file that is written beside its place and moved there
/// when it is complete, so that a full disk or an interruption leaves the old file as it was.
final class Output implements AutoCloseable {
  private final Writer text;
  private final @Nullable Path file;
  private final @Nullable Path partial;

  private Output(Writer text, @Nullable Path file, @Nullable Path partial) {
    this.text = text;
    this.file = file;
    this.partial = partial;
  }

  /// @param file the file, or null for the terminal
  static Output to(@Nullable Path file, PrintWriter terminal) throws AnalyzerException {
    if (file == null) {
      return new Output(terminal, null, null);
    }
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path partial = Files.createTempFile(folder, "." + file.getFileName(), ".partial");
      Writer writer = Files.newBufferedWriter(partial, StandardCharsets.UTF_8);
      return new Output(new Failing(writer), file, partial);
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  Writer text() {
    return text;
  }

  /// Colours only for a person.
  Style style() {
    boolean colours =
        file == null && Terminal.ofThisProcess().output() && System.getenv("NO_COLOR") == null;
    return colours ? Style.COLOURED : Style.PLAIN;
  }

  /// Puts the finished file in its place.
  void complete() throws AnalyzerException {
    try {
      text.flush();
      if (partial != null && file != null) {
        text.close();
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | UncheckedIOException e) {
      throw problem(file == null ? Path.of("standard output") : file, e);
    }
  }

  @Override
  public void close() throws AnalyzerException {
    if (partial != null && file != null) {
      try {
        text.close();
      } catch (IOException e) {
        throw problem(file, e);
      } finally {
        partial.toFile().delete();
      }
    }
  }

  static AnalyzerException problem(Path file, Exception cause) {
    return new AnalyzerException(
        new Problem(
            "writing failed: " + cause.getMessage(),
            file.toString(),
            "Make room on the disk or choose another place with -o; nothing was replaced."),
        cause);
  }

  /// A writer that closes quietly a second time.
  private static final class Failing extends FilterWriter {
    private boolean closed;

    Failing(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        super.close();
      }
    }
  }
}
