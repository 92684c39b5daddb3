package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.analysis.Classification;
import dev.tierscope.analysis.Scope;
import dev.tierscope.app.population.Opened;
import dev.tierscope.model.AnalyzerException;
import dev.tierscope.model.Tier;
import dev.tierscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scopes file of the settings directory.
class CatalogOpeningTest {
  @TempDir Path settings;

  @Test
  void classifiesByTheFileThatIsThereWhenSomethingIsOpened() throws Exception {
    assertEquals(Classification.DEFAULT, opened().population().classification());
    Path scopes = Files.writeString(settings.resolve("scopes"), "tiers 1 5\nnode {job=\"api\"}\n");
    try (Opened opened = opened()) {
      var group = opened.population().groups().getFirst().group();
      assertEquals(Scope.NODE, group.scope());
      assertEquals(Tier.MEDIUM, group.tier());
      assertEquals(scopes.toString(), opened.population().classification().scopesFrom());
    }
  }

  @Test
  void saysWhatIsWrongInTheFile() throws Exception {
    Path scopes = Files.writeString(settings.resolve("scopes"), "pod {}\nnod {}\n");
    AnalyzerException wrong = assertThrows(AnalyzerException.class, this::opened);
    assertEquals(scopes + " line 2 column 1", wrong.problem().where());
  }

  @Test
  void ofTopListsOnlyTheTotalsAndNamesAreKnown() throws Exception {
    Path answer =
        Files.writeString(
            settings.resolve("status.json"),
            """
            {"status": "success", "data": {
              "headStats": {"numSeries": 40, "chunkCount": 4, "minTime": 1000, "maxTime": 2000},
              "seriesCountByMetricName": [{"name": "up", "value": 30}]}}
            """);
    try (Opened opened =
        new CatalogOpening(settings.resolve("scopes")).open(List.of(answer), Progress.NONE)) {
      assertEquals(40, opened.population().series());
      assertEquals(
          List.of("up"), opened.population().groups().stream().map(g -> g.name()).toList());
      assertEquals(30, opened.population().groups().getFirst().series());
      assertFalse(opened.population().groups().getFirst().knowsLabels());
      assertFalse(opened.births().isKnown());
    }
  }

  /// Lists cannot be put together with series.
  @Test
  void refusesTopListsBesideSomethingElse() throws Exception {
    Path answer =
        Files.writeString(
            settings.resolve("status.json"),
            """
            {"status": "success", "data": {"seriesCountByMetricName": []}}
            """);
    Path page = Files.writeString(settings.resolve("metrics"), "up 1\n");
    CatalogOpening opening = new CatalogOpening(settings.resolve("scopes"));
    AnalyzerException refused =
        assertThrows(
            AnalyzerException.class, () -> opening.open(List.of(page, answer), Progress.NONE));
    assertEquals(answer.toString(), refused.problem().where());
  }

  private Opened opened() throws AnalyzerException, IOException {
    Path page = Files.writeString(settings.resolve("metrics"), "up{job=\"api\"} 1\n");
    return new CatalogOpening(settings.resolve("scopes")).open(List.of(page), Progress.NONE);
  }
}
