import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Build step: every jar that is shipped must have a line in `libraries.txt`, and its licences a text.
///
/// ```
/// Notices ROOT - FOLDER...        only checks the jars of these folders
/// Notices ROOT FILE FOLDER...     also refuses lines without a jar, and writes all of it into FILE
/// ```
final class Notices {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^-]*)(-[a-z0-9-]+)?\\.jar");
  private static final Pattern OF_THE_JAR =
      Pattern.compile("META-INF/([\\w-]+-)?(LICENSE|NOTICE)(\\.txt|\\.md)?");
  private static final String OWN = "META-INF/maven/dev.tierscope/";
  private static final String RULE = "=".repeat(80);

  private final Path root;
  private final Path list;

  private Notices(Path root) {
    this.root = root;
    this.list = root.resolve("jpackage/src/main/notices/libraries.txt");
  }

  /// One line of `libraries.txt`.
  private record Library(
      String jar, String name, List<String> licences, String copyright, String source, String note) {
    static Library parse(String line) {
      String[] parts = Arrays.copyOf(line.split(" *\\| *"), 6);
      List<String> licences = List.of(parts[2].split(" AND "));
      return new Library(
          parts[0], parts[1], licences, parts[3], parts[4], parts[5] == null ? "" : parts[5]);
    }

    boolean isInside() {
      return jar.equals("-");
    }
  }

  static void main(String[] args) throws IOException {
    Notices notices = new Notices(Path.of(args[0]));
    List<Path> jars = new ArrayList<>();
    for (String folder : Arrays.asList(args).subList(2, args.length)) {
      jars.addAll(jars(Path.of(folder)));
    }
    try {
      notices.run(jars, args[1]);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new IllegalStateException("No jars in " + folder);
      }
      return jars;
    }
  }

  private void run(List<Path> jars, String out) throws IOException {
    Map<String, List<Path>> byName = new TreeMap<>();
    for (Path jar : jars) {
      Matcher name = JAR.matcher(jar.getFileName().toString());
      if (!name.matches()) {
        throw new IllegalStateException(jar + " has no version in its name");
      }
      if (!isOwn(jar)) {
        byName.computeIfAbsent(name.group(1), _ -> new ArrayList<>()).add(jar);
      }
    }
    List<Library> libraries = libraries();
    refuse(
        byName.keySet().stream().filter(jar -> libraries.stream().noneMatch(l -> l.jar().equals(jar))),
        "are shipped without a line in it: add their licences, after ADR 5");
    Map<String, String> texts = new LinkedHashMap<>();
    for (Library library : libraries) {
      for (String licence : library.licences()) {
        texts.put(licence, text(licence));
      }
    }
    if (!out.equals("-")) {
      refuse(
          libraries.stream().filter(l -> !l.isInside()).map(Library::jar).filter(l -> !byName.containsKey(l)),
          "have a line in it but are not shipped: take it out");
      Files.writeString(Path.of(out), written(libraries, byName, texts));
    }
  }

  private void refuse(Stream<String> jars, String why) {
    List<String> wrong = jars.toList();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(list + ": " + String.join(", ", wrong) + " " + why);
    }
  }

  private static boolean isOwn(Path jar) throws IOException {
    return !entries(jar, name -> name.startsWith(OWN)).isEmpty();
  }

  private List<Library> libraries() throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Library::parse)
        .toList();
  }

  /// The text of a licence. Three are elsewhere already: our own, that of the fonts, and that of the JDK.
  private String text(String licence) throws IOException {
    Path file =
        switch (licence) {
          case "Apache-2.0" -> root.resolve("LICENSE");
          case "OFL-1.1" ->
              root.resolve("app/src/main/resources/dev/tierscope/app/fonts/OFL-Inter.txt");
          case "GPL-2.0-only WITH Classpath-exception-2.0" ->
              Path.of(System.getProperty("java.home"), "legal/java.base/LICENSE");
          default -> list.resolveSibling("licences").resolve(licence + ".txt");
        };
    if (!Files.exists(file)) {
      throw new IllegalStateException(list + " names the licence " + licence + ", but there is no " + file);
    }
    return Files.readString(file).strip();
  }

  private static String written(
      List<Library> libraries, Map<String, List<Path>> jars, Map<String, String> texts)
      throws IOException {
    StringBuilder out = new StringBuilder();
    out.append("Tierscope is under the Apache License 2.0, see below. It contains the following, each under a\n");
    out.append("licence of its own. The texts follow.\n\n");
    for (Library library : libraries) {
      out.append(library.name());
      if (!library.isInside()) {
        out.append(' ').append(version(jars.get(library.jar()).getFirst()));
      }
      out.append("\n    Licence:   ").append(String.join(" AND ", library.licences()));
      out.append("\n    Copyright: ").append(library.copyright());
      out.append("\n    Source:    ").append(library.source());
      if (!library.note().isEmpty()) {
        out.append("\n    Note:      ").append(library.note());
      }
      out.append("\n\n");
    }
    texts.forEach((licence, text) -> section(out, licence, text));
    for (Library library : libraries) {
      for (Path jar : jars.getOrDefault(library.jar(), List.of())) {
        ownWords(jar, texts.values().stream().map(Notices::plain).collect(Collectors.toSet()))
            .forEach((name, text) -> section(out, library.name() + ": " + name, text));
      }
    }
    return out.toString();
  }

  private static String version(Path jar) {
    Matcher name = JAR.matcher(jar.getFileName().toString());
    return name.matches() ? name.group(2) : "";
  }

  /// What a jar says itself, without the licence texts that are there already.
  private static Map<String, String> ownWords(Path jar, Set<String> known)
      throws IOException {
    Map<String, String> words = entries(jar, name -> OF_THE_JAR.matcher(name).matches());
    words.values().removeIf(text -> known.contains(plain(text)));
    return words;
  }

  /// A text without what layout changes.
  private static String plain(String text) {
    return text.replaceAll("(?s)APPENDIX: How to apply.*", "").replaceAll("\\W+", " ").strip();
  }

  private static Map<String, String> entries(Path jar, Predicate<String> wanted) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(e -> !e.isDirectory() && wanted.test(e.getName())).toList()) {
        found.put(
            entry.getName(),
            new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    }
    return found;
  }

  private static void section(StringBuilder out, String title, String text) {
    out.append(RULE).append('\n').append(title).append('\n').append(RULE).append("\n\n");
    out.append(text).append("\n\n");
  }
}
