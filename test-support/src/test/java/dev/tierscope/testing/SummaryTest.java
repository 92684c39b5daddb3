package dev.tierscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  @TempDir Path checkout;

  @Test
  void countsTheTestsOfAllModules() throws IOException {
    report("one", "<testcase name='a'/><testcase name='b'><failure message='x'/></testcase>");
    report("two", "<testcase name='c'><error message='x'/></testcase><testcase name='d'/>");
    assertEquals("2 passed, 2 failed, 0 skipped\n", summary(Instant.EPOCH));
  }

  @Test
  void saysEachReasonForSkippingOnceWithHowOftenItApplied() throws IOException {
    String skipped = skipped("Assumption failed: needs promtool");
    report("one", skipped + skipped);
    report("two", skipped + "<testcase name='b'/>");
    assertEquals(
        "Skipped:\n     3  needs promtool\n1 passed, 0 failed, 3 skipped\n",
        summary(Instant.EPOCH));
  }

  @Test
  void findsTheReasonOfAClassThatWasSkippedAsAWhole() throws IOException {
    report(
        "one",
        "<testcase name='a'><skipped type='x'>org.opentest4j.TestAbortedException: needs a\n at b.C\n</skipped></testcase>");
    assertEquals(
        "Skipped:\n     1  needs a\n0 passed, 0 failed, 1 skipped\n", summary(Instant.EPOCH));
  }

  @Test
  void leavesOutWhatAnEarlierBuildReported() throws IOException {
    report("one", "<testcase name='a'/>");
    assertEquals("0 passed, 0 failed, 0 skipped\n", summary(Instant.now().plusSeconds(3600)));
  }

  @Test
  void allowsNoSkipWhereNothingMayBeSkipped() throws IOException {
    report("one", skipped("Assumption failed: root may read everything") + skipped(""));
    assertEquals(
        List.of(
            "a test was skipped: (no reason given)",
            "a test was skipped: root may read everything"),
        Summary.read(checkout, Instant.EPOCH).leftOut());
  }

  @Test
  void excusesTheReferenceDataThatNobodyCanInstall() throws IOException {
    report("one", skipped("Assumption failed: needs the reference data data/x in a folder"));
    assertEquals(List.of(), Summary.read(checkout, Instant.EPOCH).leftOut());
  }

  @Test
  void excusesANewerPromtool() throws IOException {
    report("one", skipped("Assumption failed: needs promtool up to 2.47: later ones differ"));
    assertEquals(List.of(), Summary.read(checkout, Instant.EPOCH).leftOut());
  }

  @Test
  void allowsNoFuzzTestThatDidNotSearch() throws IOException {
    report("one", "<testcase name='a'/>", "x.SomeFuzzTest");
    Path kept = checkout.resolve("one/target/fuzz/.cifuzz-corpus/x.SomeFuzzTest/reads");
    Files.createDirectories(kept);
    assertEquals(
        List.of("x.SomeFuzzTest found no input to keep"),
        Summary.read(checkout, Instant.EPOCH).leftOut());
    Files.createFile(kept.resolve("0a"));
    assertEquals(List.of(), Summary.read(checkout, Instant.EPOCH).leftOut());
  }

  private static String skipped(String reason) {
    return "<testcase name='a'><skipped message='" + reason + "'/></testcase>";
  }

  private void report(String module, String cases) throws IOException {
    report(module, cases, "Some");
  }

  private void report(String module, String cases, String test) throws IOException {
    Path folder =
        Files.createDirectories(checkout.resolve(module).resolve("target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-" + test + ".xml"), "<testsuite>" + cases + "</testsuite>");
  }

  private String summary(Instant since) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Summary.read(checkout, since).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
