package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.model.Tier;
import dev.tierscope.model.TimeRange;
import dev.tierscope.table.PairCounts;
import dev.tierscope.table.RandomTables;
import dev.tierscope.table.SeriesTable;
import dev.tierscope.table.SeriesTableBuilder.Duplicates;
import dev.tierscope.table.Weight;
import dev.tierscope.task.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnalysesTest {
  private static final TimeRange RANGE = new TimeRange(0, 1000);

  @Test
  void classifiesAtTheGeometricMeansOfTheDocumentedLevels() {
    TierScale scale = TierScale.DEFAULT;
    assertEquals(
        List.of(Tier.LOW, Tier.LOW, Tier.MEDIUM, Tier.MEDIUM, Tier.HIGH),
        List.of(
            scale.tier(0),
            scale.tier(1581),
            scale.tier(1582),
            scale.tier(31622),
            scale.tier(31623)));
  }

  @Test
  void joinsTheMembersOfHistogramsAndSummaries() {
    Families families =
        Families.of(
            List.of(
                metric("a_bucket", "le"),
                metric("a_sum"),
                metric("a_count"),
                metric("b", "quantile"),
                metric("b_count"),
                metric("c_bucket"),
                metric("d_count")));
    assertEquals(
        "a a b c_bucket d_count",
        families.family("a_bucket")
            + " "
            + families.family("a_count")
            + " "
            + families.family("b_count")
            + " "
            + families.family("c_bucket")
            + " "
            + families.family("d_count"));
    assertEquals(Families.Kind.HISTOGRAM, families.kind("a_sum"));
    assertEquals(Families.Kind.SUMMARY, families.kind("b"));
    assertEquals(Families.Kind.SINGLE, families.kind("c_bucket"));
  }

  @Test
  void aNativeHistogramBesideAClassicOneIsOfTheSameKind() {
    Families families =
        Families.of(List.of(metric("a"), metric("a_bucket", "le"), metric("a_sum")));
    assertEquals("a", families.family("a"));
    assertEquals(Families.Kind.HISTOGRAM, families.kind("a"));
  }

  @Test
  void theLargestGroupsAreAmongThoseThatNamesChoose() {
    Map<String, Long> series =
        Map.of("queue", 600L, "queue_count", 600L, "orders_total", 1000L, "a", 5L, "b", 5L);
    assertEquals(
        Set.of("queue", "queue_count", "orders_total"),
        Families.largest(series, 1, 1)); // 1200 or 1000
    assertEquals(series.keySet(), Families.largest(series, 3, 1)); // a and b tie
    assertEquals(series.keySet(), Families.largest(series, 100, 1));
    assertEquals(Set.of(), Families.largest(series, 0, 1));
    assertEquals(Set.of(), Families.largest(Map.of(), 3, 1));
  }

  @Test
  void aSummaryMayHaveTheNameOfAMember() {
    Map<String, Long> series = new HashMap<>();
    series.put("gc_count", 5_000L); // with the label quantile: a group of 8 400
    series.put("gc_count_sum", 1_700L);
    series.put("gc_count_count", 1_700L);
    for (int i = 0; i < 10; i++) {
      series.put("other" + i, 6_000L);
    }
    assertTrue(
        Families.largest(series, 10, 1)
            .containsAll(List.of("gc_count", "gc_count_sum", "gc_count_count")));
  }

  @Test
  void groupsOfACertainShareAreChosenHoweverFewAreAskedFor() {
    Map<String, Long> series = Map.of("a", 900L, "b", 60L, "c", 39L, "d", 1L);
    assertEquals(Set.of("a", "b"), Families.largest(series, 1, 0.05));
    assertEquals(Set.of("a", "b", "c"), Families.largest(series, 3, 0.05));
  }

  @Test
  void measuresChurnAsTheTimeThatSeriesWereNotThere() {
    SeriesTable table = podChurn();
    Churn churn = Churn.of("block", PairCounts.of(table, 1000), RANGE, 100);
    // twenty series that each live half of the range
    assertEquals(10.0, churn.seriesEquivalents());
    assertEquals(
        List.of(new Churn.NameChurn("__name__", 10), new Churn.NameChurn("job", 10)),
        churn.names().subList(0, 2));
  }

  @Test
  void namesTheCoarserOfTwoLabelsThatExplainChurnEqually() {
    List<ChurnCause> causes = ChurnCause.of(podChurn());
    assertEquals(
        List.of("replicaset", "pod"),
        causes.stream().filter(c -> c.explained() > 0.99).map(ChurnCause::label).toList());
    assertEquals(2, causes.getFirst().values());
  }

  @Test
  void findsNoCauseInALabelWithOneValueInEachMetric() {
    List<Map<String, String>> series = new ArrayList<>();
    List<long[]> times = new ArrayList<>();
    for (int pod = 0; pod < 4; pod++) {
      series.add(Map.of("__name__", "m", "env", "prod", "version", "1", "pod", "shop-" + pod));
      times.add(new long[] {100 + pod * 200L, 300 + pod * 200L});
    }
    series.add(Map.of("__name__", "build_info", "env", "prod", "version", "2"));
    times.add(new long[] {600, 900});
    series.add(Map.of("__name__", "up", "env", "test"));
    times.add(new long[] {0, 1000});
    assertEquals(List.of(new ChurnCause("pod", 1, 4)), ChurnCause.of(table(series, times)));
  }

  @Test
  void findsNoCauseInALabelWhoseValuesWereThereAsLongAsTheirMetric() {
    List<Map<String, String>> series = new ArrayList<>();
    List<long[]> times = new ArrayList<>();
    for (int pod = 0; pod < 4; pod++) {
      for (String status : List.of("200", "404")) {
        series.add(Map.of("__name__", "late", "status", status, "pod", "shop-" + pod));
        times.add(new long[] {500 + pod * 100L, 600 + pod * 100L});
      }
    }
    series.add(Map.of("__name__", "up"));
    times.add(new long[] {0, 1000});
    assertEquals(List.of(new ChurnCause("pod", 1, 4)), ChurnCause.of(table(series, times)));
  }

  @Test
  void passesOverSeriesWithoutSamplesWhenItLooksForCauses() {
    List<Map<String, String>> series =
        List.of(
            Map.of("__name__", "m", "pod", "a"),
            Map.of("__name__", "m", "pod", "b"),
            Map.of("__name__", "m", "pod", "c"));
    List<long[]> times = List.of(new long[] {500, 700}, new long[] {600, 900}, new long[] {0, 0});
    assertEquals(List.of(new ChurnCause("pod", 1, 3)), ChurnCause.of(table(series, times)));
  }

  @Test
  void countsByLabelsWithNoneForThoseThatLackThem() {
    SeriesTable table =
        RandomTables.table(
            List.of(
                Map.of("__name__", "a", "x", "1", "y", "1"),
                Map.of("__name__", "b", "x", "1"),
                Map.of("__name__", "b", "y", "2")));
    assertEquals(
        List.of(
            new SeriesBy.Row(List.of("1"), 2, 2.0 / 3, 2, Tier.MEDIUM),
            new SeriesBy.Row(List.of(""), 1, 1.0 / 3, 1, Tier.LOW)),
        SeriesBy.of(table, List.of("x"), new TierScale(2, 3), Progress.NONE).rows());
  }

  @Test
  void dividesEveryByteWhateverTheSharesAre() {
    Random random = new Random(7);
    for (int tries = 0; tries < 500; tries++) {
      List<DiskShare> own =
          Stream.generate(() ->
                  new DiskShare(
                      random.nextInt(10_000), 1 + random.nextInt(900), random.nextInt(500)))
              .limit(1 + random.nextInt(50))
              .toList();
      long total = own.stream().mapToLong(DiskShare::total).sum() + random.nextInt(99_999);
      List<DiskShare> divided = DiskBytes.divide(own, total);
      assertEquals(total, divided.stream().mapToLong(DiskShare::total).sum());
      for (int i = 0; i < own.size(); i++) {
        assertEquals(own.get(i).chunks(), divided.get(i).chunks());
        assertEquals(own.get(i).index(), divided.get(i).index());
      }
    }
    assertEquals(
        List.of(new DiskShare(5, 4, 6), new DiskShare(15, 5, 5)),
        DiskBytes.divide(List.of(new DiskShare(5, 4, 1), new DiskShare(15, 5, 0)), 40));
  }

  /// A total below what was added up can only come from files that changed meanwhile.
  @Test
  void dividesFewerBytesThanWereCountedWithoutANegativeShare() {
    assertEquals(
        List.of(new DiskShare(10, 2, 0)), DiskBytes.divide(List.of(new DiskShare(10, 5, 5)), 12));
  }

  private static MetricFacts metric(String name, String... labels) {
    return new MetricFacts(name, 1, 0, DiskShare.UNKNOWN, List.of(labels));
  }

  /// Two replica sets of ten pods, one after the other, for the same job.
  private static SeriesTable podChurn() {
    List<Map<String, String>> series = new ArrayList<>();
    List<long[]> times = new ArrayList<>();
    for (int pod = 0; pod < 20; pod++) {
      int set = pod / 10;
      series.add(
          Map.of(
              "__name__", "m", "job", "shop", "pod", "shop-" + pod, "replicaset", "shop-" + set));
      times.add(new long[] {set * 500L, set * 500L + 500});
    }
    return table(series, times);
  }

  private static SeriesTable table(List<Map<String, String>> series, List<long[]> times) {
    return RandomTables.builder(
            RandomTables.symbols(series),
            series,
            Set.of(Weight.FIRST_TIME, Weight.LAST_TIME),
            times)
        .build(Duplicates.MERGE, Progress.NONE);
  }
}
