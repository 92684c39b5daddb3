package dev.tierscope.cli;

import dev.tierscope.analysis.Cardinality;
import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.CardinalityReport.Settings;
import dev.tierscope.analysis.DiskBytes;
import dev.tierscope.analysis.PartCounts;
import dev.tierscope.catalog.Catalog;
import dev.tierscope.format.tsdb.chunk.ChunkStatistics;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Notice;
import dev.tierscope.model.Problem;
import dev.tierscope.model.SourceSummary;
import dev.tierscope.model.TimeRange;
import dev.tierscope.query.Selector;
import dev.tierscope.report.CsvReport;
import dev.tierscope.report.JsonReport;
import dev.tierscope.report.TextReport;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.SelectedParts;
import dev.tierscope.source.Snapshot;
import dev.tierscope.source.Source;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.exc.JacksonIOException;

/// `tierscope analyze`: counts every series of data directories, blocks, snapshots, archives, text
/// dumps or saved answers.
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description =
        "Counts series exactly, puts metrics into cardinality tiers and says what is expensive and why.")
final class AnalyzeCommand implements Callable<Integer> {
  private static final int TEXT_ROWS = 10;

  /// Output forms.
  enum Format {
    text,
    json,
    csv
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Data directory, block, snapshot, an archive of one, a /metrics dump or a saved API answer."
              + " Several are analysed as one.")
  private List<Path> paths = List.of();

  @Option(
      names = "--match",
      paramLabel = "SELECTOR",
      description = "Only series that match, such as '{namespace=\"shop\"}'.")
  private @Nullable String match;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeArgument.class,
      description =
          "Only series with samples at or after this time: 2026-11-22, 2026-11-22T14:05:00Z or Unix seconds.")
  private @Nullable Long from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeArgument.class,
      description = "Only series with samples before this time.")
  private @Nullable Long to;

  @Option(
      names = "--by",
      paramLabel = "LABEL",
      split = ",",
      description = "Also count series by the values of these labels.")
  private List<String> by = List.of();

  @Option(
      names = "--block",
      paramLabel = "ULID",
      description = "Only this part: the ULID of a block, or head. Can be repeated.")
  private Set<String> parts = Set.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "At most N rows in each list. Text shows 10, JSON and CSV everything.")
  private @Nullable Integer top;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.text;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file instead of the terminal; replaced only when complete.")
  private @Nullable Path output;

  @Option(
      names = "--extended",
      description =
          "Also read every chunk: how full and how large they are, as promtool's --extended.")
  private boolean extended;

  @Option(names = "--strict", description = "Exit with 2 if a part of the input is damaged.")
  private boolean strict;

  @Override
  public Integer call() throws AnalyzerException {
    if (top != null && top < 0) {
      throw new Usage("--top is " + top + ", expected 0 or more");
    }
    if (extended && (match != null || from != null || to != null)) {
      throw new Usage(
          "--extended counts the chunks of whole blocks: leave out --match, --from and --to");
    }
    Selector selector = match == null ? Selector.ALL : Selector.parse(match);
    ReadOptions options = new ReadOptions(within(), parts);
    TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr());
    List<Source> sources = new ArrayList<>();
    try {
      for (Path path : paths) {
        sources.add(Catalog.open(path, progress));
      }
      CardinalityReport report = report(sources, options, selector, progress);
      if (extended) {
        report = report.withChunks(chunks(sources, options, progress));
      }
      progress.close();
      write(report);
      return status(report);
    } finally {
      progress.close();
      sources.forEach(Source::close);
    }
  }

  private TimeRange within() {
    long min = from == null ? Long.MIN_VALUE : from;
    long max = to == null ? Long.MAX_VALUE : to;
    if (max < min) {
      throw new Usage("--to is before --from");
    }
    return from == null && to == null ? TimeRange.ALL : new TimeRange(min, max);
  }

  private CardinalityReport report(
      List<Source> sources, ReadOptions options, Selector selector, Progress progress)
      throws AnalyzerException {
    if (format == Format.text
        && sources.size() == 1
        && by.isEmpty()
        && selector.equals(Selector.ALL)) {
      Optional<QuickCounts> quick = sources.getFirst().quick(rows(), options, progress);
      if (quick.isPresent()) {
        return quick(quick.get(), progress);
      }
    }
    if (sources.size() == 1 && by.isEmpty() && selector.equals(Selector.ALL)) {
      Optional<Source.Listed> listed = sources.getFirst().listed(options);
      if (listed.isPresent()) {
        return CardinalityReport.of(
            listed.get().summary(), listed.get().counts(), Settings.DEFAULT);
      }
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (Source source : sources) {
      snapshots.add(source.read(options, progress));
    }
    Snapshot snapshot = Snapshot.union(snapshots, progress);
    SourceSummary summary = snapshot.summary();
    SeriesTable table = snapshot.table();
    List<PartCounts> parts = snapshot.parts();
    if (!selector.equals(Selector.ALL)) {
      table = selector.apply(table);
    }
    if (!selector.equals(Selector.ALL) || !options.within().equals(TimeRange.ALL)) {
      summary = summary.withBytes(DiskBytes.own(table));
      parts = new ArrayList<>();
      for (int s = 0; s < sources.size(); s++) {
        parts.addAll(
            SelectedParts.of(sources.get(s), snapshots.get(s), options, selector, progress));
      }
    }
    return CardinalityReport.of(
        summary,
        table,
        parts,
        snapshot.seriesAccuracy(),
        snapshot.sampleAccuracy(),
        by,
        Settings.DEFAULT,
        progress);
  }

  private static ChunkStatistics chunks(
      List<Source> sources, ReadOptions options, Progress progress) throws AnalyzerException {
    Optional<ChunkStatistics> all = Optional.empty();
    for (Source source : sources) {
      Optional<ChunkStatistics> one = source.chunks(options, progress);
      if (one.isPresent()) {
        all = Optional.of(all.isEmpty() ? one.get() : all.get().merge(one.get()));
      }
    }
    return all.orElseThrow(() ->
        new AnalyzerException(
            new Problem(
                "it has no block whose chunks could be read",
                String.join(" + ", sources.stream().map(Source::name).toList()),
                "Leave out --extended.")));
  }

  /// What removing labels would leave is counted for the metrics that the report shows.
  private static CardinalityReport quick(QuickCounts counts, Progress progress) {
    return CardinalityReport.of(
        counts.summary(),
        counts.pairs(),
        counts.metrics(),
        counts.chunks(),
        counts.samples(),
        Cardinality.retained(counts.largest(), progress),
        Settings.DEFAULT);
  }

  private int rows() {
    return top == null ? TEXT_ROWS : top;
  }

  private void write(CardinalityReport report) throws AnalyzerException {
    long all = top == null ? Long.MAX_VALUE : top;
    try (Output out = Output.to(output, spec.commandLine().getOut())) {
      try {
        switch (format) {
          case text -> out.text().append(TextReport.render(report, rows(), out.style()));
          case json -> JsonReport.write(report, all, out.text());
          case csv -> CsvReport.write(report, all, out.text());
        }
      } catch (IOException | JacksonIOException e) {
        throw out.failed(e);
      }
      out.complete();
    }
  }

  private int status(CardinalityReport report) {
    if (!report.source().isDamaged()) {
      return 0;
    }
    for (Notice notice : report.source().notices()) {
      if (notice.severity() == Notice.Severity.DAMAGE) {
        spec.commandLine().getErr().println("tierscope: warning: " + notice.problem());
      }
    }
    return strict ? Main.BAD_INPUT : 0;
  }
}
