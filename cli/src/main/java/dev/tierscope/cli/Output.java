package dev.tierscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.report.TextReport;
import dev.tierscope.report.TextReport.Style;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a result goes: the terminal, or a file that is written beside its place and moved there
/// when it is complete, so that a full disk or an interruption leaves the old file as it was.
final class Output implements AutoCloseable {
  private static final String ELSEWHERE = "Choose another place with -o.";

  private final Writer text;
  private final @Nullable Path file;
  private final @Nullable Path partial;
  private final boolean standard; // it is standard output of this process

  private Output(Writer text, @Nullable Path file, @Nullable Path partial, boolean standard) {
    this.text = text;
    this.standard = standard;
    this.file = file;
    this.partial = partial;
  }

  /// @param file the file, or null for the terminal. What is no regular file, such as a pipe or
  ///   `/dev/null`, is written to directly
  /// @throws AnalyzerException if nothing can be written there
  static Output to(@Nullable Path file, PrintWriter terminal) throws AnalyzerException {
    if (file == null) {
      return terminal instanceof StandardOutput out
          ? new Output(out.strict(), null, null, true)
          : new Output(terminal, null, null, false);
    }
    refuse(file);
    try {
      boolean direct = Files.exists(file) && !Files.isRegularFile(file);
      Path partial = direct ? null : beside(Files.exists(file) ? file.toRealPath() : file);
      if (partial != null) {
        partial.toFile().deleteOnExit(); // also after Ctrl-C
      }
      Path target = partial == null ? file : partial;
      return new Output(
          new ClosedOnce(Files.newBufferedWriter(target, UTF_8)), file, partial, false);
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  private static Path beside(Path file) {
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".partial";
    return file.toAbsolutePath().resolveSibling(name);
  }

  /// What can be known before anything is written.
  private static void refuse(Path file) throws AnalyzerException {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw refused(
          file,
          "it is a directory, expected a file",
          "Name a file in it, such as " + file.resolve("report") + ".");
    }
    if (directory != null && Files.notExists(directory)) {
      throw refused(
          file,
          "there is no directory " + directory,
          "Make the directory first, or choose another place with -o.");
    }
    if (directory != null && Files.isRegularFile(directory)) {
      throw refused(file, directory + " is a file, expected a directory", ELSEWHERE);
    }
    if (Files.isRegularFile(file)) {
      try {
        FileChannel.open(file, StandardOpenOption.WRITE).close(); // it stays as it is
      } catch (IOException e) {
        throw refused(file, "this user may not write it", ELSEWHERE);
      }
    }
  }

  private static AnalyzerException refused(Path file, String reason, String fix) {
    return new AnalyzerException(unwritten(file.toString(), reason, fix));
  }

  Writer text() {
    return text;
  }

  /// Colours only for a person.
  Style style() {
    boolean colours =
        file == null
            && Terminal.ofThisProcess().output()
            && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return colours ? Style.COLOURED : Style.PLAIN;
  }

  /// Columns to write for.
  int width() {
    return file == null ? Terminal.ofThisProcess().columns() : TextReport.WIDTH;
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
        keepPermissions(place, partial);
        Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  /// A file that is replaced stays readable for those who could read it, and for nobody else.
  private static void keepPermissions(Path old, Path replacement) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(old, PosixFileAttributeView.class); // null on Windows
    if (view != null && Files.exists(old)) {
      Files.setPosixFilePermissions(replacement, view.readAttributes().permissions());
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
      throw failed(e);
    } finally {
      if (partial != null) {
        partial.toFile().delete();
      }
    }
  }

  /// The problem behind a failure to write.
  ///
  /// @throws ReaderGone if there is none, because it was a pipe that nobody reads any more
  AnalyzerException failed(Exception failure) {
    IOException cause = ioException(failure);
    if (partial == null && isClosedPipe(cause)) {
      throw new ReaderGone(cause);
    }
    return file == null
        ? new AnalyzerException(
            unwritten(
                "standard output",
                String.valueOf(cause.getMessage()),
                "Make room on the disk or choose another place with -o."),
            cause)
        : problem(file, cause);
  }

  private static IOException ioException(Exception failure) {
    return switch (failure) {
      case IOException io -> io;
      case UncheckedIOException wrapped when wrapped.getCause() != null -> wrapped.getCause();
      default -> new IOException(failure);
    };
  }

  /// A pipe or socket cannot fail but by its other end. Where the system does not show what a file
  /// is, its words must do.
  private boolean isClosedPipe(IOException cause) {
    Path place = file == null ? StandardOutput.FILE : file;
    try {
      boolean ours = file != null || standard;
      if (ours && Files.getAttribute(place, "unix:mode") instanceof Integer mode) {
        int type = mode & 0170000;
        return type == 0010000 || type == 0140000; // S_IFIFO, S_IFSOCK
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      // Not a POSIX system, or one without such a file.
    }
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  private static AnalyzerException problem(Path file, IOException cause) {
    if (cause instanceof FileSystemException refused) { // nothing could be opened or moved there
      String reason =
          refused instanceof AccessDeniedException
              ? "this user may not write in its directory"
              : String.valueOf(refused.getReason());
      return new AnalyzerException(unwritten(file.toString(), reason, ELSEWHERE), cause);
    }
    return new AnalyzerException(
        unwritten(
            file.toString(),
            String.valueOf(cause.getMessage()),
            "Make room on the disk or choose another place with -o; nothing was replaced."),
        cause);
  }

  private static Problem unwritten(String where, String reason, String fix) {
    return new Problem("writing failed: " + reason, where, fix);
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
