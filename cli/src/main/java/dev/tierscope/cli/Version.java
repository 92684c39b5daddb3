package dev.tierscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, as the build wrote it beside this class.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"), "version.txt")) {
      String version = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {"tierscope " + version};
    }
  }
}
