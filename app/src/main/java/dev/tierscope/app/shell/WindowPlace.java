package dev.tierscope.app.shell;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands and how large it is: as it was left, as far as a screen shows that
/// today.
public final class WindowPlace {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /// Below this size cards are cut off; on a smaller screen the window is as small as that.
  private static final double LEAST_WIDTH = 1024;

  private static final double LEAST_HEIGHT = 640;

  private final Settings settings;

  public WindowPlace(Settings settings) {
    this.settings = settings;
  }

  /// Puts a window that is not shown yet where it was, or in the middle of the first screen.
  public void restore(Stage stage) {
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Rectangle2D place = fitted(wanted(screens.getFirst()), screens);
    stage.setMinWidth(Math.min(LEAST_WIDTH, place.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, place.getHeight()));
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setMaximized(settings.text("window.maximized").map(Boolean::valueOf).orElse(false));
  }

  private Rectangle2D wanted(Rectangle2D first) {
    double width = Math.max(1, settings.number("window.width", WIDTH));
    double height = Math.max(1, settings.number("window.height", HEIGHT));
    return new Rectangle2D(
        settings.number("window.x", first.getMinX() + (first.getWidth() - width) / 2),
        settings.number("window.y", first.getMinY() + (first.getHeight() - height) / 2),
        width,
        height);
  }

  /// Remembers where a window is. What it was before it was maximized stays remembered.
  public void remember(Stage stage) {
    settings.setText("window.maximized", Boolean.toString(stage.isMaximized()));
    if (!stage.isMaximized()) {
      settings.setNumber("window.x", stage.getX());
      settings.setNumber("window.y", stage.getY());
      settings.setNumber("window.width", stage.getWidth());
      settings.setNumber("window.height", stage.getHeight());
    }
  }

  /// A wanted place, made small enough and moved so that one screen shows all of it: the screen
  /// that shows most of it, or the first if none does.
  ///
  /// @param screens what can be used of each, at least one
  static Rectangle2D fitted(Rectangle2D wanted, List<Rectangle2D> screens) {
    Rectangle2D screen =
        screens.stream()
            .max(Comparator.comparingDouble(each -> common(wanted, each)))
            .filter(best -> common(wanted, best) > 0)
            .orElse(screens.getFirst());
    double width = Math.min(wanted.getWidth(), screen.getWidth());
    double height = Math.min(wanted.getHeight(), screen.getHeight());
    return new Rectangle2D(
        within(wanted.getMinX(), screen.getMinX(), screen.getMaxX() - width),
        within(wanted.getMinY(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  /// As `Math.clamp`, for bounds that rounding may have crossed.
  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(value, most));
  }

  private static double common(Rectangle2D one, Rectangle2D other) {
    double width =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double height =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }
}
