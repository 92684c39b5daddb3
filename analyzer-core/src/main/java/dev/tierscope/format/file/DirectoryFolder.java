package dev.tierscope.format.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A directory on disk. Files are mapped, not copied.
public final class DirectoryFolder implements Folder {
  /// What file systems keep at the top of a volume, readable by the administrator only.
  private static final String LOST_AND_FOUND = "lost+found";

  private final Path root;
  private final List<String> files = new ArrayList<>();
  private final List<String> emptyDirectories = new ArrayList<>();
  private final SortedMap<String, Problem> unlisted = new TreeMap<>(DirectoryFolder::compareBytes);
  private final Arena arena = Arena.ofShared();

  private DirectoryFolder(Path root) {
    this.root = root;
  }

  /// Lists a directory; links are followed for the directory itself only. What cannot be listed in
  /// it is [#unlisted].
  ///
  /// @throws AnalyzerException if the directory itself cannot be listed
  public static DirectoryFolder open(Path root) throws AnalyzerException {
    DirectoryFolder folder = new DirectoryFolder(root);
    folder.list(root, "");
    folder.files.sort(DirectoryFolder::compareBytes);
    folder.emptyDirectories.sort(DirectoryFolder::compareBytes);
    return folder;
  }

  private void list(Path directory, String prefix) throws AnalyzerException {
    boolean empty = true;
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        empty = false;
        String path = prefix + child.getFileName();
        if (path.equals(LOST_AND_FOUND)) {
          continue;
        }
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          listBelow(child, path);
        } else if (Files.isDirectory(child)) {
          unlisted.put(path, notFollowed(child));
        } else if (Files.isRegularFile(child)) {
          files.add(path);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    } catch (UncheckedIOException e) { // while listing
      IOException cause = e.getCause();
      throw unreadable(directory, cause == null ? new IOException(e) : cause);
    }
    if (empty && !prefix.isEmpty()) {
      emptyDirectories.add(prefix.substring(0, prefix.length() - 1));
    }
  }

  private static Problem notFollowed(Path link) {
    return new Problem(
        "it is a symbolic link to a directory, which is not followed",
        link.toString(),
        "Choose the directory that it leads to, besides or instead.");
  }

  private void listBelow(Path directory, String path) {
    try {
      list(directory, path + "/");
    } catch (AnalyzerException e) {
      unlisted.put(path, e.problem());
    }
  }

  private static int compareBytes(String a, String b) {
    return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }

  @Override
  public String name() {
    return root.toString();
  }

  @Override
  public List<String> files(String under) {
    if (under.isEmpty()) {
      return Collections.unmodifiableList(files);
    }
    if (Collections.binarySearch(files, under, DirectoryFolder::compareBytes) >= 0) {
      return List.of(under); // a file, so that there is no directory of that name
    }
    int from = ~Collections.binarySearch(files, under + "/", DirectoryFolder::compareBytes);
    int to = from;
    while (to < files.size() && files.get(to).startsWith(under + "/")) {
      to++;
    }
    return List.copyOf(files.subList(from, to));
  }

  @Override
  public List<String> emptyDirectories() {
    return Collections.unmodifiableList(emptyDirectories);
  }

  @Override
  public SortedMap<String, Problem> unlisted() {
    return Collections.unmodifiableSortedMap(unlisted);
  }

  @Override
  public long size(String path) throws AnalyzerException {
    Path file = root.resolve(path);
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadableFile(file, e);
    }
  }

  @Override
  public MemorySegment map(String path) throws AnalyzerException {
    Path file = root.resolve(path);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      return size == 0
          ? MemorySegment.ofArray(new byte[0])
          : channel.map(MapMode.READ_ONLY, 0, size, arena);
    } catch (IOException e) {
      throw unreadableFile(file, e);
    }
  }

  @Override
  public MemorySegment read(String path, Arena memory) throws AnalyzerException {
    Path file = root.resolve(path);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment copy = memory.allocate(Math.max(1, channel.size()));
      long at = 0;
      while (at < copy.byteSize()) {
        ByteBuffer part = copy.asSlice(at, Math.min(copy.byteSize() - at, 1 << 30)).asByteBuffer();
        int got = channel.read(part);
        if (got < 0) {
          break;
        }
        at += got;
      }
      return copy.asSlice(0, at);
    } catch (IOException e) {
      throw unreadableFile(file, e);
    }
  }

  @Override
  public int read(String path, long from, byte[] into) throws AnalyzerException {
    Path file = root.resolve(path);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer part = ByteBuffer.wrap(into);
      while (part.hasRemaining() && channel.read(part, from + part.position()) >= 0) {}
      return part.position();
    } catch (IOException e) {
      throw unreadableFile(file, e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  private static AnalyzerException unreadableFile(Path file, IOException cause) {
    return Files.isDirectory(file)
        ? new AnalyzerException(
            new Problem(
                "it is a directory, expected a file",
                file.toString(),
                "Copy the data directory again."),
            cause)
        : unreadable(file, cause);
  }

  private static AnalyzerException unreadable(Path file, IOException cause) {
    String where = file.toString();
    return new AnalyzerException(
        switch (cause) {
          case NoSuchFileException _ ->
              new Problem("there is no such file or directory", where, "Check the path.");
          case AccessDeniedException _ ->
              new Problem(
                  "this user may not read it",
                  where,
                  "Run as a user who may, or copy the files to a place of your own.");
          default ->
              new Problem(
                  "reading failed: " + cause.getMessage(), where, "Check the disk and the path.");
        },
        cause);
  }
}
