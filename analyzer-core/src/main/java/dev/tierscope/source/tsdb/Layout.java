package dev.tierscope.source.tsdb;

import dev.tierscope.format.file.Folder;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where blocks and the head lie in a folder: the folder is a block, or holds blocks, or has one
/// folder that does.
///
/// A block is a directory whose name is a ULID (Prometheus `tsdb/db.go`, `isBlockDir`), also if it
/// is empty or must not be read; names that end in `.tmp…` are leftovers of a crash and are no
/// blocks.
///
/// @param root path of the directory that holds them, "" for the folder itself
/// @param blocks paths of the blocks, in byte order
/// @param head whether there is a WAL, or anything else that only a head has
/// @param misplaced paths of files that have the name of a block or of the WAL, in byte order
/// @param misnamed paths of directories beside the blocks that hold an index and are none by their
///   names, in byte order
record Layout(
    String root, List<String> blocks, boolean head, List<String> misplaced, List<String> misnamed) {
  private static final Pattern ULID =
      Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}", Pattern.CASE_INSENSITIVE);
  private static final Pattern PART =
      Pattern.compile("chunks|wal|wbl|chunks_head|checkpoint\\.\\d+|chunk_snapshot\\..*");
  private static final String NO_TSDB =
      "Choose a Prometheus data directory, a block (a directory with `index` and `meta.json`), an"
          + " admin API snapshot, or a tar or zip of one.";

  /// Finds them.
  ///
  /// @throws AnalyzerException if there are none, or in more than one place
  static Layout of(Folder folder) throws AnalyzerException {
    NavigableSet<String> roots = new TreeSet<>();
    for (String file : folder.files("")) {
      root(file).ifPresent(roots::add);
    }
    for (String directory : hidden(folder)) {
      root(directory + "/").ifPresent(roots::add);
    }
    if (roots.isEmpty() && !folder.problems().isEmpty()) {
      throw new AnalyzerException(folder.problems().getFirst());
    }
    if (roots.isEmpty() && !folder.unlisted().isEmpty()) {
      throw new AnalyzerException(folder.unlisted().firstEntry().getValue());
    }
    if (roots.isEmpty()) {
      throw new AnalyzerException(nothing(folder));
    }
    String root = roots.first();
    boolean ambiguous =
        roots.stream()
            .anyMatch(r -> !r.equals(root) && !r.startsWith(root.isEmpty() ? "" : root + "/"));
    if (ambiguous) {
      throw new AnalyzerException(
          new Problem(
              "there are several data directories in it: " + String.join(", ", roots),
              folder.name(),
              "Choose one of them."));
    }
    return at(folder, root);
  }

  /// Why there is nothing to read: perhaps the folder is a part of what was meant.
  private static Problem nothing(Folder folder) {
    Path path = Path.of(folder.name()).toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (folder.files("").stream().anyMatch(f -> f.endsWith("meta.json"))) {
      return new Problem(
          "there is the meta.json of a block in it, but no index",
          folder.name(),
          "Copy the block again; without its index it cannot be read.");
    }
    if (parent == null || !PART.matcher(path.getFileName().toString()).matches()) {
      return new Problem("there is no TSDB block and no WAL in it", folder.name(), NO_TSDB);
    }
    Path above = parent.getParent();
    Path whole = above != null && parent.endsWith("wal") ? above : parent;
    return new Problem(
        "it is only a part of a block or of a data directory",
        folder.name(),
        "Choose the directory " + whole + ".");
  }

  /// Directories that the list of files does not show; an empty WAL is none.
  private static List<String> hidden(Folder folder) {
    List<String> hidden = new ArrayList<>(folder.unlisted().keySet());
    folder.emptyDirectories().stream()
        .filter(path -> isBlock(path.substring(path.lastIndexOf('/') + 1)))
        .forEach(hidden::add);
    return hidden;
  }

  /// The directory that would be the root if this file belongs to a block or a WAL.
  private static Optional<String> root(String file) {
    String[] names = file.split("/", -1);
    for (int i = 0; i < names.length; i++) {
      boolean last = i == names.length - 1;
      if (last ? names[i].equals("index") : isBlock(names[i]) || isHead(names[i])) {
        return Optional.of(String.join("/", List.of(names).subList(0, i)));
      }
    }
    return Optional.empty();
  }

  private static boolean isBlock(String directory) {
    return ULID.matcher(directory).matches();
  }

  private static boolean isHead(String directory) {
    return directory.equals("wal");
  }

  private static Layout at(Folder folder, String root) {
    String prefix = root.isEmpty() ? "" : root + "/";
    if (folder.files(prefix + "index").contains(prefix + "index")) {
      return new Layout(root, List.of(root), false, List.of(), List.of());
    }
    NavigableSet<String> blocks = new TreeSet<>();
    List<String> misplaced = new ArrayList<>();
    List<String> misnamed = new ArrayList<>();
    boolean head = false;
    for (String file : folder.files(root)) {
      String[] names = file.substring(prefix.length()).split("/", 2);
      if (names.length == 2) {
        if (isBlock(names[0])) {
          blocks.add(prefix + names[0]);
        } else if (names[1].equals("index")) {
          misnamed.add(prefix + names[0]);
        }
        head |= isPartOfHead(names[0]);
      } else if (isBlock(names[0]) || isHead(names[0])) {
        misplaced.add(file);
      }
    }
    for (String directory : hidden(folder)) {
      if (directory.startsWith(prefix) && isBlock(directory.substring(prefix.length()))) {
        blocks.add(directory);
      }
    }
    head |= folder.unlisted().containsKey(prefix + "wal");
    return new Layout(root, new ArrayList<>(blocks), head, misplaced, misnamed);
  }

  /// The path of a directory or file beside the blocks.
  String path(String name) {
    return root.isEmpty() ? name : root + "/" + name;
  }

  /// Whether a path is, or lies in, one of the directories that the head is read from.
  boolean belongsToHead(String path) {
    String prefix = path("");
    String first = path.startsWith(prefix) ? path.substring(prefix.length()).split("/", 2)[0] : "";
    return isPartOfHead(first);
  }

  /// Whether there is a directory for the log and nothing in it.
  boolean hasEmptyLog(Folder folder) {
    return folder.emptyDirectories().contains(path("wal"));
  }

  private static boolean isPartOfHead(String directory) {
    return isHead(directory)
        || directory.equals("wbl")
        || directory.equals("chunks_head")
        || directory.startsWith("chunk_snapshot.");
  }
}
