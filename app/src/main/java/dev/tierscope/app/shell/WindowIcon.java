package dev.tierscope.app.shell;

import dev.tierscope.app.chart.Palette;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// The sign of the window in the task bar: the three bars of the header on a rounded card, the same
/// drawing as `tierscope.svg` of the package, made for each size instead of shrunk.
public final class WindowIcon {
  private static final int[] SIZES = {16, 24, 32, 48, 64, 128};

  /// Width of the drawing in its own units.
  private static final double UNITS = 256;

  /// Points that are looked at across a pixel, for smooth edges.
  private static final int POINTS = 4;

  private static final Color EDGE = Color.web("#d0d7de");
  private static final Color CARD = Color.web("#f3f5f8");
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(6, 6, 244, 244, 54, EDGE),
          new Shape(10, 10, 236, 236, 50, CARD),
          new Shape(56, 140, 40, 60, 6, Palette.LIGHT.low().bar()),
          new Shape(108, 98, 40, 102, 6, Palette.LIGHT.medium().bar()),
          new Shape(160, 56, 40, 144, 6, Palette.LIGHT.high().bar()));

  private WindowIcon() {}

  /// A rectangle with round corners.
  private record Shape(double x, double y, double width, double height, double arc, Color fill) {
    boolean contains(double px, double py) {
      double dx = Math.max(0, Math.max(x + arc - px, px - (x + width - arc)));
      double dy = Math.max(0, Math.max(y + arc - py, py - (y + height - arc)));
      return dx * dx + dy * dy <= arc * arc;
    }
  }

  /// The sign in all sizes that desktops ask for.
  public static List<Image> images() {
    return Arrays.stream(SIZES).<Image>mapToObj(WindowIcon::image).toList();
  }

  static WritableImage image(int size) {
    WritableImage image = new WritableImage(size, size);
    PixelWriter pixels = image.getPixelWriter();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        pixels.setColor(x, y, pixel(x, y, UNITS / size));
      }
    }
    return image;
  }

  private static Color pixel(int x, int y, double units) {
    double red = 0;
    double green = 0;
    double blue = 0;
    int filled = 0;
    for (int i = 0; i < POINTS * POINTS; i++) {
      int row = i / POINTS;
      int column = i % POINTS;
      double px = (x + (column + 0.5) / POINTS) * units;
      double py = (y + (row + 0.5) / POINTS) * units;
      Color top = top(px, py);
      if (!top.equals(Color.TRANSPARENT)) {
        red += top.getRed();
        green += top.getGreen();
        blue += top.getBlue();
        filled++;
      }
    }
    return filled == 0
        ? Color.TRANSPARENT
        : new Color(
            red / filled, green / filled, blue / filled, (double) filled / (POINTS * POINTS));
  }

  private static Color top(double x, double y) {
    Color top = Color.TRANSPARENT;
    for (Shape shape : SHAPES) {
      top = shape.contains(x, y) ? shape.fill() : top;
    }
    return top;
  }
}
