package dev.tierscope.format.tsdb.chunk;

import dev.tierscope.format.file.Folder;
import java.util.List;

/// Files whose names are numbers, as Prometheus names segments.
public final class NumberedFiles {
  /// @param number the file's name as a number
  /// @param path the file's path in its folder
  public record NumberedFile(int number, String path) {}

  private NumberedFiles() {}

  /// Files directly in a directory whose names are numbers, ascending; other names are ignored.
  public static List<NumberedFile> list(Folder folder, String directory) {
    int start = directory.isEmpty() ? 0 : directory.length() + 1;
    return folder.files(directory).stream()
        .filter(path -> path.length() > start && isNumber(path.substring(start)))
        .map(path -> new NumberedFile(Integer.parseInt(path.substring(start)), path))
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }

  private static boolean isNumber(String name) {
    return name.length() <= 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
