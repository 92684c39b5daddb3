package dev.tierscope.app.chart;

import java.awt.BasicStroke;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// A course over time without axes, small enough to stand beside a number.
public final class Sparkline extends Region {
  private final double[] values;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final ChartCanvas canvas;

  /// @param values in order of time, not negative
  public Sparkline(double[] values, ReadOnlyObjectProperty<Palette> palette) {
    this.values = values.clone();
    this.palette = palette;
    this.canvas = new ChartCanvas(Plots.bare(plot()));
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    canvas.setTooltipEnabled(false);
    getChildren().add(canvas);
    setMinSize(40, 24);
    Plots.whileShown(this, palette, () -> canvas.setChart(Plots.bare(plot())));
  }

  private XYPlot plot() {
    XYSeries line = new XYSeries("value");
    double highest = 1e-9;
    for (int i = 0; i < values.length; i++) {
      line.add(i, values[i]);
      highest = Math.max(highest, values[i]);
    }
    XYAreaRenderer renderer = new XYAreaRenderer(XYAreaRenderer.AREA);
    renderer.setOutline(true);
    renderer.setDefaultOutlinePaint(Plots.colour(palette.get().accent()));
    renderer.setSeriesOutlinePaint(0, Plots.colour(palette.get().accent()));
    renderer.setSeriesOutlineStroke(0, new BasicStroke(1.5f));
    renderer.setSeriesPaint(
        0, Plots.colour(palette.get().accent().interpolate(palette.get().card(), 0.8)));
    return new XYPlot(
        new XYSeriesCollection(line),
        Plots.axis(0, Math.max(1, values.length - 1)),
        Plots.axis(-0.04 * highest, 1.1 * highest),
        renderer);
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
    }
  }
}
