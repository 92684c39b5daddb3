package dev.tierscope.app.chart;

import dev.tierscope.app.part.Hint;
import dev.tierscope.app.part.Words;
import dev.tierscope.report.Numbers;
import java.awt.BasicStroke;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/// How many things there are of each size, sizes and heights on a logarithmic scale, in three zones
/// with their boundaries; named levels are ticks below.
public final class LevelHistogram extends Region {
  /// A named size.
  public record Level(String name, double size) {}

  /// Things of about one size, all in one zone.
  ///
  /// @param from power of ten of the smallest size
  /// @param to power of ten at which the next bin begins
  /// @param things how many there are
  public record Bin(int zone, double from, double to, int things) {}

  /// What is drawn.
  ///
  /// @param bins by size
  /// @param boundaries the two sizes at which zones 1 and 2 begin
  public record Data(List<Bin> bins, double[] boundaries, List<Level> levels) {
    public Data {
      bins = List.copyOf(bins);
    }
  }

  private static final double ABOVE = 18;
  private static final double BELOW = 38;

  private final Data data;
  private final ReadOnlyObjectProperty<Palette> palette;
  private final double end;
  private final ChartCanvas canvas;
  private final List<Label> boundaryLabels = new ArrayList<>();
  private final List<Label> levelLabels = new ArrayList<>();
  private final List<Region> ticks = new ArrayList<>();

  public LevelHistogram(Data data, ReadOnlyObjectProperty<Palette> palette) {
    this.data = data;
    this.palette = palette;
    double largest = data.levels().stream().mapToDouble(Level::size).max().orElse(10);
    this.end =
        Math.max(
            Math.log10(largest) + 0.15, data.bins().isEmpty() ? 0 : data.bins().getLast().to());
    canvas = new ChartCanvas(Plots.bare(plot()));
    canvas.setManaged(false);
    canvas.setTooltipEnabled(false);
    canvas.setMouseTransparent(true);
    getChildren().add(canvas);
    for (double boundary : data.boundaries()) {
      boundaryLabels.add(Words.of(Numbers.full(Math.round(boundary)), "small", "medium"));
    }
    for (Level level : data.levels()) {
      levelLabels.add(
          Words.of(level.name() + " " + Numbers.compact(Math.round(level.size())), "plot-caption"));
      Region tick = new Region();
      tick.getStyleClass().add("tick");
      ticks.add(tick);
    }
    getChildren().addAll(boundaryLabels);
    getChildren().addAll(ticks);
    getChildren().addAll(levelLabels);
    setMinSize(260, 130);
    Plots.whileShown(this, palette, () -> canvas.setChart(Plots.bare(plot())));
  }

  /// Lets a zone be chosen by a click.
  ///
  /// @param chosen gets the number of the zone
  public void leadingTo(IntConsumer chosen) {
    Hint.on(this, "Click a zone to see its metric groups in the Explorer");
    setCursor(Cursor.HAND);
    setOnMouseClicked(event -> chosen.accept(zone(event.getX() / getWidth() * end)));
  }

  private int zone(double exponent) {
    double size = Math.pow(10, exponent);
    return size < data.boundaries()[0] ? 0 : size < data.boundaries()[1] ? 1 : 2;
  }

  private XYPlot plot() {
    XYIntervalSeries bars = new XYIntervalSeries("groups");
    int highest = 1;
    for (Bin bin : data.bins()) {
      double middle = (bin.from() + bin.to()) / 2;
      double gap = 0.06 * (bin.to() - bin.from());
      double height = bin.things() == 0 ? 0 : Math.log10(1.0 + bin.things());
      bars.add(middle, bin.from() + gap, bin.to() - gap, height, 0, height);
      highest = Math.max(highest, bin.things());
    }
    XYIntervalSeriesCollection all = new XYIntervalSeriesCollection();
    all.addSeries(bars);
    XYPlot plot =
        new XYPlot(
            all, Plots.axis(0, end), Plots.axis(0, 1.12 * Math.log10(1.0 + highest)), renderer());
    double low = place(data.boundaries()[0]);
    double high = place(data.boundaries()[1]);
    ground(plot, 0, 0, low);
    ground(plot, 1, low, high);
    ground(plot, 2, high, end);
    for (double boundary : new double[] {low, high}) {
      plot.addDomainMarker(
          new ValueMarker(boundary, Plots.colour(palette.get().text()), new BasicStroke(1.5f)),
          Layer.FOREGROUND);
    }
    return plot;
  }

  private void ground(XYPlot plot, int zone, double from, double to) {
    javafx.scene.paint.Color fill = Plots.zone(palette.get(), zone).fill();
    IntervalMarker marker =
        new IntervalMarker(from, to, Plots.colour(fill.interpolate(palette.get().card(), 0.55)));
    marker.setAlpha(1);
    plot.addDomainMarker(marker, Layer.BACKGROUND);
  }

  /// Where a size is on the axis, which begins at 1.
  private static double place(double size) {
    return Math.log10(Math.max(1, size));
  }

  private XYBarRenderer renderer() {
    XYBarRenderer renderer =
        new XYBarRenderer() {
          private static final long serialVersionUID = 1;

          @Override
          public Paint getItemPaint(int series, int item) {
            int zone = data.bins().get(item).zone();
            return Plots.colour(Plots.zone(palette.get(), zone).bar());
          }
        };
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    return renderer;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = Math.max(20, getHeight() - ABOVE - BELOW);
    canvas.relocate(0, ABOVE);
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
    }
    for (int i = 0; i < boundaryLabels.size(); i++) {
      Label label = boundaryLabels.get(i);
      label.autosize();
      double x = place(data.boundaries()[i]) / end * width;
      label.relocate(Math.clamp(x - label.getWidth() - 4, 0, width), 0);
    }
    double bottom = ABOVE + height;
    for (int i = 0; i < levelLabels.size(); i++) {
      double x = Math.log10(data.levels().get(i).size()) / end * width;
      boolean second = i % 2 == 1;
      ticks.get(i).resizeRelocate(snapPositionX(x), bottom, 1, second ? 18 : 5);
      Label label = levelLabels.get(i);
      label.autosize();
      double left = Math.clamp(x - label.getWidth() / 2, 0, Math.max(0, width - label.getWidth()));
      label.relocate(snapPositionX(left), bottom + (second ? 19 : 4));
    }
  }
}
