package dev.tierscope.app.shell;

import dev.tierscope.app.chart.Palette;
import dev.tierscope.app.part.Icon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light or dark: AtlantaFX Primer with our tokens on top.
public enum Theme {
  LIGHT,
  DARK;

  private static final String FOLDER = "/dev/tierscope/app/";

  /// Not "theme", which earlier versions wrote whether somebody had chosen or not.
  private static final String CHOSEN = "theme.chosen";

  private static final List<String> FONTS =
      List.of(
          "TierscopeSans-Regular.ttf",
          "TierscopeSans-Bold.ttf",
          "TierscopeSansMedium-Regular.ttf",
          "TierscopeMono-Regular.ttf",
          "TierscopeMono-Bold.ttf");

  /// The colours for drawings.
  public Palette palette() {
    return this == LIGHT ? Palette.LIGHT : Palette.DARK;
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /// What the desktop prefers.
  public static Theme ofDesktop() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /// What was chosen against the desktop, if anything.
  public static Optional<Theme> chosen(Settings settings) {
    return settings
        .text(CHOSEN)
        .flatMap(name ->
            Arrays.stream(values()).filter(theme -> theme.lowerName().equals(name)).findFirst());
  }

  /// Remembers what was chosen, or that nothing is.
  public static void choose(Settings settings, Optional<Theme> chosen) {
    settings.remove(CHOSEN);
    chosen.ifPresent(theme -> settings.setText(CHOSEN, theme.lowerName()));
  }

  /// Makes our fonts known. Call once before the first scene is laid out, from any thread.
  public static void loadFonts() {
    for (String font : FONTS) {
      try (InputStream file = Theme.class.getResourceAsStream(FOLDER + "fonts/" + font)) {
        Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(file), 13));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Icon.loadFont();
  }

  /// Gives controls their look. Called before the first control is made, it saves reading JavaFX's
  /// own look, which is not used.
  public void dressControls() {
    Application.setUserAgentStylesheet(sheet("controls-" + lowerName() + ".bss"));
  }

  /// Dresses the application and a scene.
  public void dress(Scene scene) {
    dressControls();
    scene.getStylesheets().setAll(sheet(lowerName() + ".css"), sheet("tierscope.css"));
  }

  private String lowerName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A sheet of ours, or what the build made of AtlantaFX's (`src/main/build/Looks.java`).
  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(FOLDER + name), name).toExternalForm();
  }
}
