package dev.tierscope.app.overview;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.chart.Sparkline;
import dev.tierscope.app.part.Card;
import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.KeyNumber;
import dev.tierscope.app.population.GroupCost;
import dev.tierscope.app.population.Opened;
import dev.tierscope.app.population.Population;
import dev.tierscope.model.Accuracy;
import dev.tierscope.report.Numbers;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The totals side by side on one card.
final class TotalsStrip extends VBox {
  private final Figures figures;
  private final Opened source;
  private final Population population;
  private final Accuracy accuracy;

  TotalsStrip(Figures figures, ReadOnlyObjectProperty<Palette> palette) {
    this.figures = figures;
    this.source = figures.source();
    this.population = source.population();
    this.accuracy = source.snapshot().seriesAccuracy();
    HBox strip = new HBox();
    for (KeyNumber number : List.of(series(), groups(), largest(), bytes(), births(palette))) {
      HBox.setHgrow(number, Priority.ALWAYS);
      number.setPrefWidth(200);
      if (!strip.getChildren().isEmpty()) {
        number.getStyleClass().add("ruled-left");
      }
      strip.getChildren().add(number);
    }
    Card card = new Card(strip);
    card.setMinHeight(USE_PREF_SIZE);
    getChildren().add(card);
    setMinHeight(USE_PREF_SIZE);
  }

  private KeyNumber series() {
    long parts = source.snapshot().summary().parts().size();
    return new KeyNumber(
        "Series",
        Numbers.full(population.series()),
        accuracy,
        parts > 1 ? "distinct over " + parts + " parts" : "distinct label sets");
  }

  private KeyNumber groups() {
    return new KeyNumber(
        "Metric groups", Numbers.full(population.groups().size()), groupAccuracy(), names());
  }

  private Accuracy groupAccuracy() {
    return population.listed().map(lists -> lists.accuracy().metrics()).orElse(accuracy);
  }

  private String names() {
    String names = Numbers.counted(figures.names(), "name");
    String labels = Numbers.counted(figures.labelNames(), "label");
    return population.listed().isPresent()
        ? names + " and " + labels + " listed"
        : names + ", " + labels;
  }

  private KeyNumber largest() {
    long sum = figures.costliest().stream().limit(10).mapToLong(GroupCost::series).sum();
    String share = Numbers.percent(OverviewViewModel.share(sum, population.series()));
    String series = Numbers.full(sum) + " series";
    return accuracy.equals(Accuracy.EXACT)
        ? new KeyNumber("In the ten largest groups", share, groupAccuracy(), series)
        : KeyNumber.plain("In the ten largest groups", share, series + " counted");
  }

  private KeyNumber bytes() {
    long bytes = source.snapshot().summary().bytes().orElse(0);
    return bytes > 0
        ? new KeyNumber(
            "On disk",
            Numbers.bytes(bytes),
            source.snapshot().byteAccuracy(),
            population.series() == 0
                ? "no series"
                : Numbers.bytes(bytes / population.series()) + " per series")
        : KeyNumber.unknown("On disk", "this source does not say");
  }

  private KeyNumber births(ReadOnlyObjectProperty<Palette> palette) {
    if (!source.births().isKnown()) {
      return KeyNumber.unknown("New series per hour", "this source knows no times");
    }
    Sparkline line = new Sparkline(OverviewViewModel.course(source), palette);
    line.setPrefSize(64, 28);
    line.setMaxSize(140, 28);
    Duration part = Duration.ofMillis(source.births().partMillis());
    String words = "New series, each point " + Numbers.duration(part);
    line.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    line.setAccessibleText(words);
    Hint.on(line, words);
    return new KeyNumber(
            "New series per hour",
            Numbers.full(Math.round(source.births().perHour())),
            accuracy,
            Numbers.full(source.births().later()) + " after the beginning")
        .beside(line);
  }
}
