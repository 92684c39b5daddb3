package dev.tierscope.format;

import dev.tierscope.testing.Needs;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// The recorded data beside the checkout. Tests that need them are skipped where they are absent,
/// see [Needs].
public final class SharedData {
  private SharedData() {}

  /// A file or directory of the recorded TSDB data.
  public static Path tsdb(String path) {
    return Needs.shared("data/tsdb/" + path);
  }

  /// Unpacks a recorded `.tar.gz`; the result is the one directory at its top.
  public static Path unpacked(String archive, Path into) throws IOException {
    Path top = into;
    try (InputStream file = Files.newInputStream(tsdb(archive));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(file)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
        }
        top = into.resolve(into.relativize(target).getName(0));
      }
    }
    return top;
  }
}
