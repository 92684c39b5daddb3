package dev.tierscope.format.file;

import dev.tierscope.format.file.ArchiveFolder.Spool;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Cancelled;
import dev.tierscope.task.Progress;
import io.airlift.compress.v3.zstd.ZstdJavaInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// Opens one archive: lists it, and unpacks what is packed and wanted. Where it is cut off or
/// damaged, what was whole before is kept and the rest is told as a problem.
final class ArchiveOpener {
  private static final int BUFFER = 1 << 16;

  private final Path archive;
  private final Predicate<String> wanted;
  private final ArchiveLimits limits;
  private final Progress progress;

  ArchiveOpener(Path archive, Predicate<String> wanted, ArchiveLimits limits, Progress progress) {
    this.archive = archive;
    this.wanted = wanted;
    this.limits = limits;
    this.progress = progress;
  }

  Folder open(Archives.Kind kind) throws AnalyzerException {
    Spool spool = new Spool();
    boolean opened = false;
    try {
      Folder folder = open(kind, spool);
      opened = true;
      return folder;
    } finally {
      if (!opened) {
        spool.close();
      }
    }
  }

  private Folder open(Archives.Kind kind, Spool spool) throws AnalyzerException {
    try (OutputStream out = Files.newOutputStream(spool.file())) {
      ArchiveContents contents = new ArchiveContents(archive, wanted, limits, progress, out);
      try {
        read(kind, contents);
        return contents.folder(spool);
      } catch (Cancelled e) {
        throw e;
      } catch (IOException | RuntimeException e) { // the libraries throw many kinds
        throw contents.damaged(e);
      }
    } catch (IOException e) {
      throw new AnalyzerException(
          new Problem(
              "unpacking failed: " + e.getMessage(),
              archive.toString(),
              "Check the archive and the disk of " + System.getProperty("java.io.tmpdir") + "."),
          e);
    }
  }

  private static void read(Archives.Kind kind, ArchiveContents contents)
      throws IOException, AnalyzerException {
    TarReader tar = new TarReader(contents);
    switch (kind) {
      case TAR -> tar.read();
      case TAR_GZIP -> tar.unpack(new GZIPInputStream(contents.read(), BUFFER));
      case TAR_ZSTD -> tar.unpack(new ZstdJavaInputStream(contents.read()));
      case ZIP -> new ZipReader(contents).read();
    }
  }
}
