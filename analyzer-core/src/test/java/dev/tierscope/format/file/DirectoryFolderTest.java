package dev.tierscope.format.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFolderTest {
  @TempDir Path temp;

  /// In byte order there are names between a directory and what is in it.
  @Test
  void listsWhatIsBelowADirectoryAndNothingBesideIt() throws Exception {
    List<String> all = List.of("a!", "a-b/x", "a/x", "a/y/z", "a0", "b");
    for (String name : all) {
      write(name);
    }
    try (Folder folder = DirectoryFolder.open(temp)) {
      assertEquals(all, folder.files(""));
      assertEquals(List.of("a/x", "a/y/z"), folder.files("a"));
      assertEquals(List.of("a/y/z"), folder.files("a/y"));
      assertEquals(List.of("b"), folder.files("b"));
      assertEquals(List.of(), folder.files("c"));
    }
  }

  private void write(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}
