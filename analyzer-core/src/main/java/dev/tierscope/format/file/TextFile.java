package dev.tierscope.format.file;

import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.CorruptFile;
import dev.tierscope.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A short text that a person wrote.
public final class TextFile {
  private static final int MOST_BYTES = 1 << 20;

  private TextFile() {}

  /// Reads all of it.
  ///
  /// @throws AnalyzerException if it cannot be read, is not UTF-8 or has more than 1 MiB
  public static String read(Path path) throws AnalyzerException {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      throw problem(name, "it is a directory, expected a text file", "Name a file in it.");
    }
    if (Files.notExists(path)) {
      throw problem(name, "there is no such file", "Check the path.");
    }
    try (var in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw problem(name, "it has more than 1 MiB, expected a short text", "Check the path.");
      }
      return decoded(bytes, name);
    } catch (AccessDeniedException e) {
      throw new AnalyzerException(
          new Problem("this user may not read it", name, "Run as a user who may."), e);
    } catch (IOException e) {
      throw new AnalyzerException(
          new Problem("reading failed: " + e.getMessage(), name, "Check the disk and the path."),
          e);
    }
  }

  private static String decoded(byte[] bytes, String name) throws CorruptFile {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      throw new CorruptFile(
          name,
          in.position(),
          "text",
          "UTF-8",
          "0x%02x, which is no UTF-8".formatted(bytes[in.position()]),
          "Save the file as UTF-8.");
    }
    return out.flip().toString();
  }

  private static AnalyzerException problem(String name, String what, String fix) {
    return new AnalyzerException(new Problem(what, name, fix));
  }
}
