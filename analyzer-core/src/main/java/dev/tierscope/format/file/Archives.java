package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import dev.tierscope.task.Progress;
import io.airlift.compress.v3.zstd.ZstdJavaInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// Archives opened as folders: `.tar`, `.tar.gz`, `.tar.zst` and `.zip`, recognised by what is in
/// them, not by their name. Entries that are stored unpacked (all of a `.tar`, those of a `.zip`
/// that were not compressed) are mapped where they lie; others are unpacked into a private
/// temporary directory that is deleted on [Folder#close] and on failure.
///
/// Directories that wrap all entries are left away, so that an archive of a data directory looks
/// like the directory.
public final class Archives {
  enum Kind {
    TAR,
    TAR_GZIP,
    TAR_ZSTD,
    ZIP
  }

  private static final int TAR_BLOCK = 512;

  private Archives() {}

  /// Whether a file is an archive that [#open] understands. A directory and a file that cannot be
  /// read are none; a gzip or zstd file that is damaged at its very start counts as one.
  public static boolean isArchive(Path file) {
    try {
      return Files.isRegularFile(file) && kind(file).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /// Opens an archive and unpacks what has to be unpacked.
  ///
  /// @throws AnalyzerException if it is no archive, damaged, or holds what must not be unpacked
  public static Folder open(Path archive, Progress progress) throws AnalyzerException {
    return open(archive, _ -> true, ArchiveLimits.DEFAULT, progress);
  }

  /// Opens an archive. Entries that are not wanted are listed with their size, and not unpacked.
  ///
  /// @param wanted chooses by the full name in the archive
  public static Folder open(
      Path archive, Predicate<String> wanted, ArchiveLimits limits, Progress progress)
      throws AnalyzerException {
    Optional<Kind> kind;
    try {
      kind = kind(archive);
    } catch (IOException e) {
      throw new AnalyzerException(
          new Problem("reading failed: " + e.getMessage(), archive.toString(), "Check the path."),
          e);
    }
    return new ArchiveOpener(archive, wanted, limits, progress)
        .open(
            kind.orElseThrow(() ->
                new AnalyzerException(
                    new Problem(
                        "this is no archive, expected .tar, .tar.gz, .tar.zst or .zip",
                        archive.toString(),
                        "Open the directory itself or an archive of it."))));
  }

  private static Optional<Kind> kind(Path file) throws IOException {
    byte[] head = head(Files.newInputStream(file), 4);
    int magic = head.length < 4 ? 0 : (head[0] << 24) | ((head[1] & 0xff) << 16) | be16(head);
    if (magic == 0x504b0304 || magic == 0x504b0506) {
      return Optional.of(Kind.ZIP);
    }
    if (magic >>> 16 == 0x1f8b) {
      return isTar(new GZIPInputStream(open(file))) ? Optional.of(Kind.TAR_GZIP) : Optional.empty();
    }
    if (magic == 0x28b52ffd) {
      return isTar(new ZstdJavaInputStream(open(file)))
          ? Optional.of(Kind.TAR_ZSTD)
          : Optional.empty();
    }
    return isTar(open(file)) ? Optional.of(Kind.TAR) : Optional.empty();
  }

  private static int be16(byte[] head) {
    return ((head[2] & 0xff) << 8) | (head[3] & 0xff);
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  private static boolean isTar(InputStream in) {
    byte[] block;
    try {
      block = head(in, TAR_BLOCK);
    } catch (IOException | RuntimeException e) {
      return true; // packed and damaged at its start: opening it will say so
    }
    try {
      return block.length == TAR_BLOCK && block[0] != 0 && TarUtils.verifyCheckSum(block);
    } catch (IllegalArgumentException e) {
      return false; // the checksum is no number
    }
  }

  private static byte[] head(InputStream in, int length) throws IOException {
    try (in) {
      return in.readNBytes(length);
    }
  }
}
