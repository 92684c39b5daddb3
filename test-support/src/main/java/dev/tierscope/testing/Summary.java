package dev.tierscope.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
/// Stands alone on purpose: `java Summary.java <checkout>` works when the build itself has failed.
public final class Summary {
  private long tests;
  private long failed;
  private long skipped;
  private final Map<String, Integer> reasons = new TreeMap<>();

  private Summary() {}

  /// Prints the summary of the reports below a checkout.
  ///
  /// @param args the checkout; optionally an instant, older reports belong to an earlier build
  public static void main(String[] args) throws IOException {
    Instant since = args.length > 1 ? Instant.parse(args[1]) : Instant.EPOCH;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    read(Path.of(args[0]), since).print(out);
  }

  static Summary read(Path checkout, Instant since) throws IOException {
    Summary summary = new Summary();
    for (Path module : entries(checkout)) {
      Path reports = module.resolve("target/surefire-reports");
      if (Files.isDirectory(reports)) {
        for (Path report : entries(reports)) {
          if (isReport(report) && !Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
            summary.add(report);
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
