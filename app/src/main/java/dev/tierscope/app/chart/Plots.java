package dev.tierscope.app.chart;

import java.awt.Color;
import java.util.List;
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

  /// The colour of zone 0, 1 or 2.
  static Palette.Shade zone(Palette palette, int zone) {
    return List.of(palette.low(), palette.medium(), palette.high()).get(zone);
  }
}
