package dev.tierscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lock of `./tierscope`, in a tree where Maven and Java are scripts that note what they do.
class LauncherTest {
  private static final String DEAD = "4194305"; // beyond the largest process number of Linux

  @TempDir Path root;

  @BeforeEach
  void makeATree() throws IOException {
    assumeTrue(File.separatorChar == '/', "needs a POSIX shell");
    Path launcher = Path.of("..", "tierscope").toAbsolutePath().normalize();
    Files.copy(launcher, root.resolve("tierscope"));
    write("pom.xml", "");
    write("cli/pom.xml", "");
    write("cli/src/main/launch/jvm.options", "-ea\n");
    write(".mvn/use-jdk.sh", "JAVA_HOME=$ts_root/jdk");
    script("jdk/bin/java", "case $* in *cli.Main*) echo started ;; esac");
    script(
        "mvnw",
        """
        mkdir building || echo "two build at once" >>overlaps
        sleep 4
        mkdir -p cli/target/lib
        : >cli/target/lib/a.jar
        : >cli/target/cli-1.jar
        rmdir building
        echo built >>builds\
        """);
    script(
        "slow/rm",
        """
        case $* in */build/lock) : >removing; sleep 2 ;; esac
        exec /bin/rm "$@\"\
        """);
    Files.createDirectories(root.resolve("build"));
  }

  @Test
  void letsOneOfTwoStartsTakeOverTheLockOfADeadOne() throws Exception {
    Files.createSymbolicLink(root.resolve("build/lock"), Path.of(DEAD));
    String path = System.getenv("PATH");
    Process slow = start(Map.of("PATH", root.resolve("slow") + ":" + path));
    while (slow.isAlive() && !Files.exists(root.resolve("removing"))) {
      Thread.sleep(10);
    }
    Process fast = start(Map.of());
    for (Process process : List.of(slow, fast)) {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertAll(
          () -> assertEquals(0, process.exitValue(), said), () -> assertEquals("started\n", said));
    }
    assertAll(
        () -> assertFalse(Files.exists(root.resolve("overlaps"))),
        () -> assertEquals("built\n", Files.readString(root.resolve("builds"))),
        () -> assertFalse(Files.exists(root.resolve("build/lock"))),
        () -> assertFalse(Files.exists(root.resolve("build/lock.of." + DEAD))));
  }

  @Test
  void takesOverALockWithItsOwnNumber() throws Exception {
    script("first", "ln -s $$ build/lock; exec ./tierscope --version");
    Process process = started("./first", Map.of());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
  }

  private Process start(Map<String, String> environment) throws IOException {
    return started("./tierscope", environment);
  }

  private Process started(String program, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program, "--version")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void script(String name, String lines) throws IOException {
    Path file = write(name, "#!/bin/sh\n" + lines + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }
}
