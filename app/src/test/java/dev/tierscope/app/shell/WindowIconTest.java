package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.chart.Palette;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class WindowIconTest {
  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void showsThreeBarsInEverySize() {
    for (Image icon : WindowIcon.images()) {
      int size = (int) icon.getWidth();
      assertEquals(Palette.LIGHT.low().bar(), at(icon, size, 76, 180));
      assertEquals(Palette.LIGHT.medium().bar(), at(icon, size, 128, 150));
      assertEquals(Palette.LIGHT.high().bar(), at(icon, size, 180, 120));
      assertTrue(at(icon, size, 1, 1).getOpacity() < 0.1);
    }
  }

  private static Color at(Image icon, int size, int x, int y) {
    return icon.getPixelReader().getColor(x * size / 256, y * size / 256);
  }
}
