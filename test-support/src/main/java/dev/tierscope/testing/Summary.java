package dev.tierscope.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The end of a build: why tests were skipped, each reason once, and one line of totals over all
/// modules. It reads the reports that Surefire writes, so a skip is listed whoever caused it.
///
/// Where nothing may be skipped it fails for every reason but the few in [#EXCUSED], and for fuzz
/// tests that ran without searching.
///
/// Stands alone on purpose: `java Summary.java <checkout>` works when the build itself has failed.
public final class Summary {
  /// How a reason begins that is accepted even where nothing may be skipped. What a machine can
  /// install does not belong here.
  private static final List<String> EXCUSED =
      List.of(
          // Absent from public checkouts. With some of it there, Needs fails by itself.
          "needs the reference data ",
          // Same numbers, printed differently since; the class also compares a recorded output.
          "needs promtool up to ");

  private long tests;
  private long failed;
  private long skipped;
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<String> blind = new ArrayList<>();

  private Summary() {}

  /// Prints the summary of the reports below a checkout; status 1 if `strict` and something was
  /// left out.
  ///
  /// @param args the checkout; optionally an instant, older reports belong to an earlier build;
  ///   optionally `true`, if nothing may be skipped here
  public static void main(String[] args) throws IOException {
    Instant since = args.length > 1 ? Instant.parse(args[1]) : Instant.EPOCH;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Summary summary = read(Path.of(args[0]), since);
    summary.print(out);
    if (args.length > 2 && Boolean.parseBoolean(args[2])) {
      List<String> leftOut = summary.leftOut();
      leftOut.forEach(reason -> out.println("Not allowed here: " + reason));
      System.exit(leftOut.isEmpty() ? 0 : 1);
    }
  }

  static Summary read(Path checkout, Instant since) throws IOException {
    Summary summary = new Summary();
    for (Path module : entries(checkout)) {
      Path reports = module.resolve("target/surefire-reports");
      if (Files.isDirectory(reports)) {
        for (Path report : entries(reports)) {
          if (isReport(report) && !Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
            summary.add(report);
            summary.addSearch(module, report);
          }
        }
      }
    }
    return summary;
  }

  void print(PrintStream out) {
    if (!reasons.isEmpty()) {
      out.println("Skipped:");
      reasons.forEach((reason, times) -> out.printf("%6d  %s%n", times, reason));
    }
    out.printf("%d passed, %d failed, %d skipped%n", tests - failed - skipped, failed, skipped);
  }

  /// What a build that promises to run everything has left out.
  List<String> leftOut() {
    Stream<String> skips =
        reasons.keySet().stream()
            .filter(reason -> EXCUSED.stream().noneMatch(reason::startsWith))
            .map(reason -> "a test was skipped: " + reason);
    return Stream.concat(skips, blind.stream().map(test -> test + " found no input to keep"))
        .toList();
  }

  private static boolean isReport(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("TEST-") && name.endsWith(".xml");
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private void add(Path report) throws IOException {
    try (InputStream in = Files.newInputStream(report)) {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          count(xml);
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("not a test report: " + report, e);
    }
  }

  /// A fuzzer keeps each input that reaches new code. One that kept none was not guided by
  /// coverage, or was not run at all.
  private void addSearch(Path module, Path report) throws IOException {
    String test = report.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
    if (test.endsWith("FuzzTest")) {
      Path kept = module.resolve("target/fuzz/.cifuzz-corpus").resolve(test);
      if (!Files.isDirectory(kept) || entries(kept).stream().allMatch(Summary::isEmpty)) {
        blind.add(test);
      }
    }
  }

  private static boolean isEmpty(Path folder) {
    String[] inputs = folder.toFile().list();
    return inputs == null || inputs.length == 0;
  }

  private void count(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "testcase" -> tests++;
      case "failure", "error" -> failed++;
      case "skipped" -> {
        skipped++;
        Optional<String> message = Optional.ofNullable(xml.getAttributeValue(null, "message"));
        reasons.merge(reason(message.orElse(""), xml.getElementText()), 1, Integer::sum);
      }
      default -> {}
    }
  }

  /// The first line of what was said, without the exception's name. Surefire puts it into the
  /// attribute `message`, or, when a whole class was skipped, only into the text.
  private static String reason(String message, String stackTrace) {
    String said = message.isBlank() ? stackTrace : message;
    String line = said.lines().findFirst().orElse("").strip();
    String text = line.replaceFirst("^[\\w.$]+Exception: ", "").replace("Assumption failed: ", "");
    return text.isEmpty() ? "(no reason given)" : text;
  }
}
