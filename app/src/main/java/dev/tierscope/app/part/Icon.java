package dev.tierscope.app.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedALIkonHandler;

/// A sign of the icon font, in the size and colour that the stylesheets give. Ikonli's own node
/// looks for every font of its package and has a style of its own in each node, which takes time
/// from the first frame.
public final class Icon extends Text {
  public Icon(Ikon ikon, String... styles) {
    super(Character.toString(ikon.getCode()));
    getStyleClass().add("ikonli-font-icon"); // the name that AtlantaFX gives colours to
    getStyleClass().addAll(styles);
  }

  /// Makes the icon font known. Call once before the first scene.
  public static void loadFont() {
    try (InputStream file = new Material2OutlinedALIkonHandler().getFontResourceAsStream()) {
      Objects.requireNonNull(Font.loadFont(file, 16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
