package dev.tierscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tierscope scopes`, `--scopes` and `--tiers`.
class ScopesTest {
  @TempDir Path folder;
  private Path page = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeAPage() throws IOException {
    page =
        Files.writeString(
            folder.resolve("metrics"),
            """
            up{job="api"} 1
            up{job="web"} 1
            up{job="db"} 1
            orders_total{job="api"} 1
            """);
  }

  @Test
  void classifiesTheSameByThePrintedDefault() throws IOException {
    assertEquals(0, run("scopes"), err.toString());
    Path file = Files.writeString(folder.resolve("scopes"), out.toString());
    Json before = json();
    Json after = json("--scopes", file.toString());
    for (String field : List.of("metrics.scope", "metrics.tier", "scopes.name", "scopes.series")) {
      assertEquals(before.at(field), after.at(field), field);
    }
    assertAll(
        () -> assertEquals(List.of("default"), before.at("classification.scopes")),
        () -> assertEquals(List.of("default"), before.at("classification.boundaries")),
        () -> assertEquals(List.of(file.toString()), after.at("classification.scopes")),
        () -> assertEquals(List.of(file + " line 4"), after.at("classification.boundaries")));
  }

  @Test
  void classifiesByAFileAndSaysSo() throws IOException {
    Path file =
        Files.writeString(folder.resolve("mine"), "tiers 2 3\nnode {job=~\"web|db\"}\npod {}\n");
    Json json = json("--scopes", file.toString());
    assertAll(
        () -> assertEquals(List.of("high", "low"), json.at("metrics.tier")),
        () -> assertEquals(List.of("node", "pod"), json.at("metrics.scope")));
    out.getBuffer().setLength(0);
    assertEquals(0, run("analyze", page.toString(), "--scopes", file.toString()));
    assertAll(
        () ->
            assertTrue(
                out.toString().contains("Cardinality tiers  boundaries by " + file + " line 1"),
                out.toString()),
        () ->
            assertTrue( // on the next line where the path is long
                out.toString().replaceAll("\\s+", " ").contains("; scopes by " + file),
                out.toString()),
        () -> assertTrue(out.toString().contains("H ▂▄▆ high   from 3 "), out.toString()));
  }

  @Test
  void takesBoundariesFromTheOptionFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "tiers 2 3\n");
    Json json = json("--scopes", file.toString(), "--tiers", "3,5");
    assertAll(
        () -> assertEquals(List.of("medium", "low"), json.at("metrics.tier")),
        () -> assertEquals(List.of("--tiers"), json.at("classification.boundaries")),
        () -> assertEquals(List.of("3.0"), json.at("boundaries.medium")));
  }

  @Test
  void namesLineAndColumnOfAWrongFile() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "pod {}\nnode {job=api}\n");
    assertEquals(2, run("analyze", page.toString(), "--scopes", file.toString()));
    assertEquals(
        "tierscope: "
            + file
            + " line 2 column 11: found \"api\", expected a quoted value."
            + " Put the value in quotes: job=\"api\".",
        err.toString().strip());
    assertEquals("", out.toString());
  }

  @Test
  void saysThatASavedListHasNoLabelsToAsk() throws IOException {
    Path status =
        Files.writeString(
            folder.resolve("status.json"),
            """
            {"status":"success","data":{"headStats":{"numSeries":4,"numLabelPairs":5,"chunkCount":4,
            "minTime":0,"maxTime":1},"seriesCountByMetricName":[{"name":"up","value":4}],
            "labelValueCountByLabelName":[{"name":"job","value":3}],
            "memoryInBytesByLabelName":[],"seriesCountByLabelValuePair":[{"name":"job=a","value":2}]}}
            """);
    Path file = Files.writeString(folder.resolve("mine"), "node {job=\"a\"}\nservice up\n");
    assertEquals(
        0,
        run("analyze", status.toString(), "--scopes", file.toString(), "--format", "json"),
        err.toString());
    Json json = Json.read(out.toString());
    assertAll(
        () -> assertEquals(List.of("service"), json.at("metrics.scope")),
        () ->
            assertTrue(
                json.at("source.notices.what")
                    .contains(
                        "scopes that ask for labels choose nothing, since no labels are listed"),
                () -> json.at("source.notices.what").toString()));
  }

  private Json json(String... options) {
    List<String> args = new ArrayList<>(List.of("analyze", page.toString(), "--format", "json"));
    args.addAll(List.of(options));
    out.getBuffer().setLength(0);
    assertEquals(0, run(args.toArray(String[]::new)), err.toString());
    return Json.read(out.toString());
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
