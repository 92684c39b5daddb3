package dev.tierscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/// Standard output of this process. Unlike [System#out] it can tell why writing failed.
final class StandardOutput extends PrintWriter {
  /// Where POSIX systems show it as a file.
  static final Path FILE = Path.of("/dev/stdout");

  StandardOutput() {
    super(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8)));
  }

  /// The same without the habit of a [PrintWriter] to swallow errors.
  Writer strict() {
    return out;
  }
}
