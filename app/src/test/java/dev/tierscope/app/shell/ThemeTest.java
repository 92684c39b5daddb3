package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.chart.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.css.Stylesheet;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ThemeTest {
  private static void sheetHas(String sheet, String token, Color colour) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Theme.class.getResourceAsStream("/dev/tierscope/app/" + sheet))) {
      String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String hex = "#" + colour.toString().substring(2, 8).toLowerCase(Locale.ROOT);
      assertTrue(css.contains(token + ": " + hex + ";"), sheet + " " + token + " " + hex);
    }
  }

  /// Parsing them at the start takes a tenth of the time to the first frame.
  @Test
  void findsEverySheetInTheFormThatNeedsNoParsing() throws IOException {
    for (String sheet : List.of("controls-light", "controls-dark", "light", "dark", "tierscope")) {
      URL file = Theme.class.getResource("/dev/tierscope/app/" + sheet + ".bss");
      assertFalse(Stylesheet.loadBinary(Objects.requireNonNull(file, sheet)).getRules().isEmpty());
    }
  }

  @Test
  void drawingsUseTheColoursOfTheStylesheets() throws IOException {
    for (Theme theme : Theme.values()) {
      String sheet = theme.name().toLowerCase(Locale.ROOT) + ".css";
      Palette palette = theme.palette();
      sheetHas(sheet, "-color-bg-default", palette.card());
      sheetHas(sheet, "-color-fg-default", palette.text());
      sheetHas(sheet, "-color-accent-fg", palette.accent());
      sheetHas(sheet, "-ts-low-bar", palette.low().bar());
      sheetHas(sheet, "-ts-medium-bar", palette.medium().bar());
      sheetHas(sheet, "-ts-high-bar", palette.high().bar());
    }
  }
}
