package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;

/// Names inside archives: refuses those that point out of it, and finds the directory that all
/// share.
final class ArchiveNames {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  /// Directories that mean something to a TSDB and so are never taken for mere wrapping: its own
  /// parts, and blocks by their ULID.
  private static final Pattern MEANINGFUL =
      Pattern.compile(
          "wal|wbl|chunks|chunks_head|checkpoint\\..*|chunk_snapshot\\..*|[0-9A-HJKMNP-TV-Z]{26}");

  private ArchiveNames() {}

  /// The name of an entry as a relative path.
  ///
  /// @throws AnalyzerException if it leads out of the archive
  static String checked(Path archive, String name) throws AnalyzerException {
    String path = name.replace('\\', '/');
    StringBuilder clean = new StringBuilder();
    boolean bad = path.startsWith("/") || DRIVE.matcher(path).matches() || path.indexOf('\0') >= 0;
    for (String part : path.split("/", -1)) {
      bad |= part.equals("..");
      if (!part.isEmpty() && !part.equals(".")) {
        clean.append(clean.isEmpty() ? "" : "/").append(part);
      }
    }
    if (bad) {
      throw refused(archive, name, "leads out of the archive");
    }
    return clean.toString();
  }

  static AnalyzerException refused(Path archive, String name, String why) {
    return new AnalyzerException(
        new Problem(
            "the entry \"" + name + "\" " + why + ", expected plain files below one directory",
            archive.toString(),
            "Do not unpack this archive; make one of the directory itself."));
  }

  /// The wrapping directories that all names start with, with a `/` at the end, or "".
  static String top(Collection<String> names) {
    String top = "";
    while (true) {
      String next = nextTop(names, top.length());
      if (next.isEmpty()) {
        return top;
      }
      top += next + "/";
    }
  }

  private static String nextTop(Collection<String> names, int from) {
    String common = "";
    for (String name : names) {
      int slash = name.indexOf('/', from);
      String part = slash < 0 ? "" : name.substring(from, slash);
      if (part.isEmpty()
          || (!common.isEmpty() && !part.equals(common))
          || MEANINGFUL.matcher(part).matches()) {
        return "";
      }
      common = part;
    }
    return common;
  }
}
