package dev.tierscope.cli;

import dev.tierscope.analysis.TierScale;
import dev.tierscope.model.TimeRange;
import dev.tierscope.query.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// The options of `tierscope analyze` and `tierscope demo`. They are described by calls and not by
/// annotations, because reading annotations takes a tenth of the time in which a million series are
/// counted: see docs/adr/0004-launchers.md.
///
/// @param match selector of the series to count
/// @param within time range to count in
/// @param by labels to count by
/// @param without labels to remove
/// @param parts names of the only parts to read; empty for all
/// @param scopes file with selectors of scopes, perhaps also with boundaries of tiers
/// @param tiers boundaries of tiers
/// @param top at most so many rows in each list
record AnalyzeOptions(
    List<Path> paths,
    Optional<String> match,
    TimeRange within,
    List<String> by,
    List<String> without,
    Set<String> parts,
    Optional<Path> scopes,
    Optional<TierScale> tiers,
    Optional<Integer> top,
    Format format,
    Optional<Path> output,
    boolean extended,
    boolean strict) {
  private static final int TEXT_ROWS = 10;

  /// Output forms.
  enum Format {
    text,
    json,
    csv
  }

  AnalyzeOptions {
    paths = List.copyOf(paths);
    by = List.copyOf(by);
    without = List.copyOf(without);
    parts = Set.copyOf(parts);
  }

  /// Rows of each list in the complete forms.
  long rows() {
    return top.map(Integer::longValue).orElse(Long.MAX_VALUE);
  }

  /// Rows of each list in the text form.
  int textRows() {
    return top.orElse(TEXT_ROWS);
  }

  /// What is analysed.
  static PositionalParamSpec pathParameter() {
    return PositionalParamSpec.builder()
        .arity("1..*")
        .required(true)
        .paramLabel("PATH")
        .type(List.class)
        .auxiliaryTypes(Path.class)
        .converters(Path::of) // picocli would look for it by reflection
        .description(
            "Data directory, block, snapshot, an archive of one, a /metrics dump or a saved API"
                + " answer. Several are analysed as one.")
        .build();
  }

  /// Tells a command its options.
  static CommandSpec describe(CommandSpec command) {
    command
        .addOption(
            option("SELECTOR", "Only series that match, such as '{namespace=\"shop\"}'.", "--match")
                .type(String.class)
                .build())
        .addOption(
            option(
                    "TIME",
                    "Only series with samples at or after this time: 2026-11-22,"
                        + " 2026-11-22T14:05:00Z or Unix seconds.",
                    "--from")
                .type(Long.class)
                .converters(new TimeArgument())
                .build())
        .addOption(
            option("TIME", "Only series with samples before this time.", "--to")
                .type(Long.class)
                .converters(new TimeArgument())
                .build())
        .addOption(labels("Also count series by the values of these labels.", "--by"))
        .addOption(
            labels(
                "Also count the series that remain when all of these labels are removed.",
                "--without"))
        .addOption(
            option(
                    "ULID",
                    "Only this part: the ULID of a block, or head. Can be repeated.",
                    "--block")
                .type(Set.class)
                .auxiliaryTypes(String.class)
                .build())
        .addOption(
            option(
                    "FILE",
                    "Scopes of metrics from a file, and perhaps the boundaries of tiers; 'tierscope"
                        + " scopes' prints one to begin with.",
                    "--scopes")
                .type(Path.class)
                .converters(Path::of)
                .build())
        .addOption(
            option(
                    "MEDIUM,HIGH",
                    "The smallest number of series that makes a metric group medium, and high.",
                    "--tiers")
                .type(TierScale.class)
                .converters((ITypeConverter<TierScale>) AnalyzeOptions::scale)
                .build())
        .addOption(
            option(
                    "N",
                    "At most N rows in each list. Text shows 10, JSON and CSV everything.",
                    "--top")
                .type(Integer.class)
                .converters((ITypeConverter<Integer>) AnalyzeOptions::wholeNumber)
                .build())
        .addOption(
            option(
                    "FORMAT",
                    "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                    "--format")
                .type(Format.class)
                .defaultValue("text")
                .build())
        .addOption(
            option(
                    "FILE",
                    "Write to a file instead of the terminal; replaced only when complete.",
                    "-o",
                    "--output")
                .type(Path.class)
                .converters(Path::of)
                .build())
        .addOption(
            flag(
                "Also read every chunk: how full and how large they are, as promtool's --extended.",
                "--extended"))
        .addOption(
            flag(
                "Exit with 2 if anything in the input is damaged, missing or unreadable: if there"
                    + " is a warning. Notes are none.",
                "--strict"));
    return Main.addStandardOptions(command);
  }

  private static OptionSpec.Builder option(String value, String description, String... names) {
    return OptionSpec.builder(names).paramLabel(value).description(description);
  }

  /// Names separated by commas; the option can be repeated. They are cut apart by [#names], since
  /// picocli passes over empty ones at the end.
  private static OptionSpec labels(String description, String name) {
    return option("LABEL[,LABEL]", description, name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  /// What was given.
  ///
  /// @throws Usage if the options contradict each other
  static AnalyzeOptions of(List<Path> paths, ParseResult given) {
    AnalyzeOptions options =
        new AnalyzeOptions(
            paths,
            given(given, "--match"),
            within(
                given.matchedOptionValue("--from", null), given.matchedOptionValue("--to", null)),
            names("--by", given.matchedOptionValue("--by", List.of())),
            names("--without", given.matchedOptionValue("--without", List.of())),
            given.matchedOptionValue("--block", Set.of()),
            given(given, "--scopes"),
            given(given, "--tiers"),
            given(given, "--top"),
            given.matchedOptionValue("--format", Format.text),
            given(given, "--output"),
            given.matchedOptionValue("--extended", false),
            given.matchedOptionValue("--strict", false));
    options.check();
    return options;
  }

  private static <T> Optional<T> given(ParseResult given, String option) {
    return Optional.ofNullable(given.<@Nullable T>matchedOptionValue(option, null));
  }

  private static TimeRange within(@Nullable Long from, @Nullable Long to) {
    if (from == null && to == null) {
      return TimeRange.ALL;
    }
    long min = from == null ? Long.MIN_VALUE : from;
    long max = to == null ? Long.MAX_VALUE : to;
    if (max <= min) {
      throw new Usage(
          "--to (%s) is not after --from (%s), so that no time is left"
              .formatted(Instant.ofEpochMilli(max), Instant.ofEpochMilli(min)));
    }
    return new TimeRange(min, max);
  }

  /// The names in the values of an option, in order.
  private static List<String> names(String option, List<String> values) {
    Set<String> names = new LinkedHashSet<>();
    for (String value : values) {
      for (String name : value.split(",", -1)) {
        if (name.isBlank()) {
          throw new Usage(
              "%s '%s' has an empty label name; write names with a comma between two, as in %s"
                  .formatted(option, value, option + " job,namespace"));
        }
        if (!names.add(name.strip())) {
          throw new Usage("%s has the label %s twice".formatted(option, name.strip()));
        }
      }
    }
    return List.copyOf(names);
  }

  private static TierScale scale(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length == 2) {
      OptionalDouble medium = TierScale.boundary(parts[0].strip());
      OptionalDouble high = TierScale.boundary(parts[1].strip());
      if (medium.isPresent() && high.isPresent() && medium.getAsDouble() <= high.getAsDouble()) {
        return new TierScale(medium.getAsDouble(), high.getAsDouble());
      }
    }
    throw new TypeConversionException(
        "'%s' is not two boundaries above 0, the smaller one first; write such as 1581,31623"
            .formatted(text));
  }

  private static int wholeNumber(String text) {
    try {
      int rows = Integer.parseInt(text);
      if (rows > 0) {
        return rows;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new TypeConversionException(
        "'%s' is no number of rows; write a whole number from 1 to %d"
            .formatted(text, Integer.MAX_VALUE));
  }

  private void check() {
    if (without.contains(Matcher.METRIC_NAME)) {
      throw new Usage("--without cannot remove __name__: every series needs its metric name");
    }
    if (extended && (match.isPresent() || !within.isAll())) {
      throw new Usage(
          "--extended counts the chunks of whole blocks: leave out --match, --from and --to");
    }
    if (paths.stream().anyMatch(path -> path.toString().isEmpty())) {
      throw new Usage("PATH is empty: is a variable unset? Write . for the current directory");
    }
    if (output.isPresent() && scopes.isPresent() && same(scopes.get(), output.get())) {
      throw new Usage("-o would replace " + output.get() + ", which --scopes is to read");
    }
    if (output.isPresent() && output.get().toString().isEmpty()) {
      throw new Usage("-o has no file name");
    }
    if (output.isPresent() && paths.stream().anyMatch(path -> same(path, output.get()))) {
      throw new Usage("-o would replace " + output.get() + ", which is to be analysed");
    }
    Optional<Path> above =
        output.flatMap(file -> paths.stream().filter(path -> lies(file, path)).findFirst());
    if (above.isPresent()) {
      throw new Usage(
          "-o would replace %s, a file of %s, which is to be analysed; name a new file or another"
                  .formatted(output.get(), above.get())
              + " directory");
    }
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.isRegularFile(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false; // reading and writing will tell
    }
  }

  /// Whether a file is there already, below a directory.
  private static boolean lies(Path file, Path directory) {
    try {
      return Files.isRegularFile(file)
          && Files.isDirectory(directory)
          && file.toRealPath().startsWith(directory.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
