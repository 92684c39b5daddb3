package dev.tierscope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tierscope.app.shell.Theme;
import dev.tierscope.testing.Needs;
import java.awt.Paint;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Charts follow the palette while they are shown and are not kept by it afterwards.
class ChartPaletteTest {
  private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
  private final FxRobot robot = new FxRobot();
  private final Scene scene = new Scene(new StackPane(), 400, 300);

  @BeforeAll
  static void needsFonts() {
    Needs.fonts();
  }

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    Theme.loadFonts();
  }

  @Test
  void aSparklineThatWasReplacedIsForgotten() throws Exception {
    assertForgotten(() -> new Sparkline(new double[] {1, 3, 2}, colours()));
  }

  @Test
  void aHistogramThatWasReplacedIsForgotten() throws Exception {
    assertForgotten(this::histogram);
  }

  @Test
  void aChartHasTheColoursOfNowAlsoAfterItWasAway() {
    Region sparkline = new Sparkline(new double[] {1, 3, 2}, colours());
    robot.interact(() -> scene.setRoot(new StackPane(sparkline)));
    robot.interact(() -> scene.setRoot(new StackPane()));
    robot.interact(() -> palette.set(Palette.DARK));
    robot.interact(() -> scene.setRoot(new StackPane(sparkline)));
    assertEquals(Plots.colour(Palette.DARK.accent()), outline(sparkline));
    robot.interact(() -> palette.set(Palette.LIGHT));
    assertEquals(Plots.colour(Palette.LIGHT.accent()), outline(sparkline));
  }

  private static Paint outline(Region sparkline) {
    ChartCanvas canvas = (ChartCanvas) sparkline.getChildrenUnmodifiable().getFirst();
    return ((XYPlot) canvas.getChart().getPlot()).getRenderer().getSeriesOutlinePaint(0);
  }

  private ReadOnlyObjectProperty<Palette> colours() {
    return palette.getReadOnlyProperty();
  }

  private LevelHistogram histogram() {
    LevelHistogram.Data data =
        new LevelHistogram.Data(
            List.of(
                new LevelHistogram.Bin(0, 0, 1, 1),
                new LevelHistogram.Bin(1, 1, 2, 4),
                new LevelHistogram.Bin(2, 2, 3, 2)),
            new double[] {10, 100},
            List.of(new LevelHistogram.Level("pod", 50)));
    return new LevelHistogram(data, colours());
  }

  private void assertForgotten(Supplier<Region> chart) throws Exception {
    WeakReference<Region> shown = shown(chart);
    robot.interact(() -> palette.set(Palette.DARK));
    robot.interact(() -> scene.setRoot(new StackPane()));
    for (int i = 0; i < 50 && shown.get() != null; i++) {
      WaitForAsyncUtils.waitForFxEvents();
      System.gc();
      Thread.sleep(20);
    }
    assertNull(shown.get());
  }

  private WeakReference<Region> shown(Supplier<Region> chart) {
    robot.interact(() -> scene.setRoot(new StackPane(chart.get())));
    WaitForAsyncUtils.waitForFxEvents();
    return new WeakReference<>((Region) scene.getRoot().getChildrenUnmodifiable().getFirst());
  }
}
