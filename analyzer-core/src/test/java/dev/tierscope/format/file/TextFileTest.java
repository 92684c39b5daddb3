package dev.tierscope.format.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.model.AnalyzerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void readsUtf8() throws Exception {
    assertEquals(
        "pod {ä=\"€\"}\n",
        TextFile.read(write("pod {ä=\"€\"}\n".getBytes(StandardCharsets.UTF_8))));
    assertEquals("", TextFile.read(write(new byte[0])));
  }

  @Test
  void namesTheByteThatIsNoUtf8() throws Exception {
    Path file = write(new byte[] {'a', 'b', (byte) 0xff, 'c'});
    assertSaid(file + " at byte 2: text is 0xff, which is no UTF-8, expected UTF-8. Save", file);
    assertSaid(
        file + " at byte 1: text is 0xc3, which is no UTF-8, expected UTF-8. Save",
        write(new byte[] {'a', (byte) 0xc3}));
  }

  @Test
  void refusesWhatIsNoShortText() throws Exception {
    assertSaid(folder + ": it is a directory, expected a text file. ", folder);
    assertSaid(folder.resolve("no") + ": there is no such file. ", folder.resolve("no"));
    assertSaid(
        folder.resolve("text") + ": it has more than 1 MiB, expected a short text. ",
        write(new byte[(1 << 20) + 1]));
  }

  private Path write(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("text"), bytes);
  }

  private static void assertSaid(String expected, Path file) {
    AnalyzerException e = assertThrows(AnalyzerException.class, () -> TextFile.read(file));
    String said = String.valueOf(e.getMessage());
    assertEquals(expected, said.substring(0, Math.min(expected.length(), said.length())));
  }
}
