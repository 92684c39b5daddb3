package dev.tierscope.source.tsdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.CardinalityReport;
import dev.tierscope.analysis.Classification;
import dev.tierscope.format.file.MemoryFolder;
import dev.tierscope.format.tsdb.SmallBlock;
import dev.tierscope.model.Accuracy;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.report.JsonReport;
import dev.tierscope.report.TextReport;
import dev.tierscope.source.QuickCounts;
import dev.tierscope.source.ReadOptions;
import dev.tierscope.source.Snapshot;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Whatever happens to the bytes of a block: it is refused, or counted completely, or what is
/// missing is said. Nothing else is ever thrown.
class RandomDamageProperties {
  private static final int SERIES = 40;
  private static final long SAMPLES = SmallBlock.ofSeries(SERIES).samples();
  private static final Map<String, byte[]> SOUND = sound();

  /// One thing that happens to a file.
  sealed interface Damage {
    record Flip(int bit) implements Damage {}

    record Overwrite(int from, int length, byte with) implements Damage {}

    record Cut(int from) implements Damage {}

    record Lose(int from, int length) implements Damage {}

    default byte[] to(byte[] file) {
      byte[] damaged = file.clone();
      int size = Math.max(1, file.length);
      switch (this) {
        case Flip(int bit) -> damaged[bit / 8 % size] ^= (byte) (1 << bit % 8);
        case Overwrite(int from, int length, byte with) ->
            Arrays.fill(damaged, from % size, Math.min(size, from % size + length), with);
        case Cut(int from) -> damaged = Arrays.copyOf(file, from % size);
        case Lose(int from, int length) -> {
          int start = from % size;
          int end = Math.min(size, start + length);
          damaged = Arrays.copyOf(file, size - (end - start));
          System.arraycopy(file, end, damaged, start, size - end);
        }
      }
      return damaged;
    }
  }

  @Property
  void neverCountsMoreOrSilentlyLess(
      @ForAll("files") String file, @ForAll("damages") List<Damage> damages) {
    Map<String, byte[]> files = new HashMap<>(SOUND);
    for (Damage damage : damages) {
      if (files.getOrDefault(file, new byte[0]).length > 0) {
        files.put(file, damage.to(files.getOrDefault(file, new byte[0])));
      }
    }
    try (TsdbDirectory source = TsdbDirectory.open("block", new MemoryFolder(files))) {
      Optional<QuickCounts> quick = source.quick(10, ReadOptions.ALL, Progress.NONE);
      quick.ifPresent(q -> assertEquals(SERIES, q.pairs().series()));
      Snapshot read = source.read(ReadOptions.ALL, Progress.NONE);
      long series = read.table().series();
      boolean told =
          read.summary().isDamaged() && read.seriesAccuracy() instanceof Accuracy.AtLeast;
      assertAll(
          () -> assertTrue(series == SERIES || (series < SERIES && told), series + " " + told),
          () -> assertSamplesAreMarked(read),
          () -> assertTrue(render(read).contains("series")));
    } catch (AnalyzerException e) {
      assertTrue(!e.problem().what().isEmpty() && !e.problem().fix().isEmpty());
    }
  }

  /// A number of samples that is not the true one says so, and a smaller one is a problem.
  private static void assertSamplesAreMarked(Snapshot read) {
    long samples = read.table().groups().stream().mapToLong(g -> g.sum(Weight.SAMPLES)).sum();
    boolean right =
        switch (read.sampleAccuracy()) {
          case Accuracy.Exact() -> samples == SAMPLES;
          case Accuracy.AtLeast _ -> samples <= SAMPLES;
          case Accuracy.AtMost _ -> samples >= SAMPLES;
          case Accuracy.Estimated _ -> true;
          case Accuracy.Stated _ -> false; // a table counts them
        };
    assertTrue(right, () -> samples + " " + read.sampleAccuracy());
    assertTrue(
        samples == SAMPLES || !read.summary().problems().isEmpty(), () -> samples + " samples");
  }

  private static String render(Snapshot read) throws IOException {
    CardinalityReport report =
        CardinalityReport.of(
            read.summary(),
            read.table(),
            read.parts(),
            read.seriesAccuracy(),
            read.sampleAccuracy(),
            read.byteAccuracy(),
            List.of("job"),
            Classification.DEFAULT,
            Progress.NONE);
    StringWriter json = new StringWriter();
    JsonReport.write(report, Long.MAX_VALUE, json);
    return json + TextReport.render(report, 10, TextReport.Style.PLAIN, TextReport.WIDTH);
  }

  private static Map<String, byte[]> sound() {
    SmallBlock block = SmallBlock.ofSeries(SERIES);
    return Map.of(
        "index",
        block.index(),
        "chunks/000001",
        block.chunks(),
        "meta.json",
        block.meta("01HX0000000000000000000000").getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.frequency(
        Tuple.of(6, "index"), Tuple.of(2, "chunks/000001"), Tuple.of(1, "meta.json"));
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 200_000).withoutEdgeCases();
    Arbitrary<Integer> length = Arbitraries.integers().between(1, 300);
    Arbitrary<Damage> flip = place.map(Damage.Flip::new);
    Arbitrary<Damage> overwrite =
        Combinators.combine(place, length, Arbitraries.bytes())
            .as((from, size, with) -> new Damage.Overwrite(from, size, with));
    Arbitrary<Damage> cut = place.map(Damage.Cut::new);
    Arbitrary<Damage> lose = Combinators.combine(place, length).as(Damage.Lose::new);
    return Arbitraries.oneOf(List.of(flip, flip, flip, overwrite, cut, lose))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
