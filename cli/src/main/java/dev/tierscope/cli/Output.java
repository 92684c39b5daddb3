package dev.tierscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.report.TextReport.Style;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

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

  /// @param file the file, or null for the terminal. What is no regular file, such as a pipe or
  ///   `/dev/null`, is written to directly
  static Output to(@Nullable Path file, PrintWriter terminal) throws AnalyzerException {
    if (file == null) {
      return new Output(terminal, null, null);
    }
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a directory");
      }
      boolean direct = Files.exists(file) && !Files.isRegularFile(file);
      Path partial = direct ? null : beside(Files.exists(file) ? file.toRealPath() : file);
      if (partial != null) {
        partial.toFile().deleteOnExit(); // also after Ctrl-C
      }
      Path target = partial == null ? file : partial;
      return new Output(new ClosedOnce(Files.newBufferedWriter(target, UTF_8)), file, partial);
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  private static Path beside(Path file) {
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".partial";
    return file.toAbsolutePath().resolveSibling(name);
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
      if (text instanceof PrintWriter terminal && terminal.checkError()) {
        throw new IOException("not everything could be written");
      }
      if (file != null) {
        text.close();
      }
      if (partial != null && file != null) {
        Path place = Files.exists(file) ? file.toRealPath() : file;
        Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws AnalyzerException {
    if (file == null) {
      return;
    }
    try {
      text.close();
    } catch (IOException e) {
      throw problem(file, e);
    } finally {
      if (partial != null) {
        partial.toFile().delete();
      }
    }
  }

  /// The problem behind a failure to write.
  AnalyzerException failed(Exception cause) {
    return problem(file == null ? Path.of("standard output") : file, cause);
  }

  private static AnalyzerException problem(Path file, Exception cause) {
    String reason =
        switch (cause) {
          case JacksonIOException wrapped when wrapped.getCause() != null ->
              String.valueOf(wrapped.getCause().getMessage());
          case NoSuchFileException _ -> "there is no such directory";
          case AccessDeniedException _ -> "this user may not write there";
          default -> String.valueOf(cause.getMessage());
        };
    return new AnalyzerException(
        new Problem(
            "writing failed: " + reason,
            file.toString(),
            "Make room on the disk or choose another place with -o; nothing was replaced."),
        cause);
  }

  /// A writer that closes quietly a second time.
  private static final class ClosedOnce extends FilterWriter {
    private boolean closed;

    ClosedOnce(Writer out) {
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
