package dev.tierscope.app.chart;

import java.awt.Color;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/// What all our plots have in common: JFreeChart draws the data and nothing else, words around it
/// are labels of the scene, so that they follow the theme.
final class Plots {
  private Plots() {}

  /// A chart that fills its canvas with a plot without frame, grid, axes or legend.
  static JFreeChart bare(XYPlot plot) {
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.setBorderVisible(false);
    return chart;
  }

  /// An axis that is not drawn.
  static NumberAxis axis(double from, double to) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(from, to);
    axis.setVisible(false);
    return axis;
  }

  static Color colour(javafx.scene.paint.Color colour) {
    return new Color(
        (float) colour.getRed(),
        (float) colour.getGreen(),
        (float) colour.getBlue(),
        (float) colour.getOpacity());
  }

  /// Draws again with each other palette, as long as a node is in a scene, and when it comes into
  /// one. The palette lives as long as the window and must not keep drawings that were replaced.
  static void whileShown(Node node, ObservableValue<Palette> palette, Runnable draw) {
    AtomicReference<Subscription> following = new AtomicReference<>(Subscription.EMPTY);
    node.sceneProperty()
        .subscribe(scene ->
            following
                .getAndSet(scene == null ? Subscription.EMPTY : palette.subscribe(_ -> draw.run()))
                .unsubscribe());
  }

  /// The colour of zone 0, 1 or 2.
  static Palette.Shade zone(Palette palette, int zone) {
    return List.of(palette.low(), palette.medium(), palette.high()).get(zone);
  }
}
