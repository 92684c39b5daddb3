package dev.tierscope.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.TierScale;
import dev.tierscope.app.Populations;
import dev.tierscope.app.chart.LevelHistogram;
import dev.tierscope.app.population.Population;
import dev.tierscope.task.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierBinsTest {
  @Test
  void aGroupBelowABoundaryIsInABinOfItsTier() {
    Populations two = new Populations();
    for (int i = 0; i < 31; i++) {
      two.with("medium", "x", "v" + i);
    }
    for (int i = 0; i < 32; i++) {
      two.with("high", "x", "v" + i);
    }
    List<LevelHistogram.Bin> bins = TierBins.of(population(two, new TierScale(5, 31.623)));
    assertEquals(1, groups(bins, 1));
    assertEquals(1, groups(bins, 2));
  }

  @Test
  void binsCoverTheAxisAndPartWhereTiersPart() {
    List<LevelHistogram.Bin> bins = TierBins.of(Populations.shop().population());
    assertEquals(0, bins.getFirst().from());
    for (int i = 1; i < bins.size(); i++) {
      LevelHistogram.Bin bin = bins.get(i);
      assertEquals(bins.get(i - 1).to(), bin.from(), 1e-9);
      assertEquals(0.2, bin.to() - bin.from(), 0.05);
    }
    assertTrue(bins.stream().anyMatch(bin -> bin.zone() == 2 && Math.abs(bin.from() - 4.5) < 1e-9));
    assertEquals(3, groups(bins, 0) + groups(bins, 1) + groups(bins, 2));
  }

  @Test
  void aScaleMayHaveNoMediumTier() {
    List<LevelHistogram.Bin> bins =
        TierBins.of(population(Populations.shop(), new TierScale(100, 100)));
    assertTrue(bins.stream().noneMatch(bin -> bin.zone() == 1));
    assertEquals(1, groups(bins, 2));
  }

  private static int groups(List<LevelHistogram.Bin> bins, int zone) {
    return bins.stream()
        .filter(bin -> bin.zone() == zone)
        .mapToInt(LevelHistogram.Bin::things)
        .sum();
  }

  private static Population population(Populations populations, TierScale scale) {
    return Population.of(
        populations.table(), 0, Classification.DEFAULT.with(scale, "test"), Progress.NONE);
  }
}
