package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.testing.Needs;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Whether words can be read on their ground, by the formula of WCAG 2.2, success criterion 1.4.3.
class ContrastTest {
  private static final double ENOUGH = 4.5;

  private final FxRobot robot = new FxRobot();

  @BeforeAll
  static void startToolkit() throws Exception {
    Needs.fonts();
    FxToolkit.registerPrimaryStage();
    Theme.loadFonts();
  }

  @Test
  void whatAFieldAsksForCanBeReadInBothThemes() {
    List<String> weak = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      for (String style : List.of("text-field", "filter-field")) {
        robot.interact(() -> {
          TextField field = new TextField();
          field.setPromptText("Search");
          field.getStyleClass().add(style);
          Scene scene = new Scene(new StackPane(field), 200, 40);
          theme.dress(scene);
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          Text prompt =
              (Text)
                  field.lookupAll(".text").stream()
                      .filter(node -> node instanceof Text text && text.getText().equals("Search"))
                      .findFirst()
                      .orElseThrow();
          double contrast = contrast((Color) prompt.getFill(), theme.palette().card());
          if (contrast < ENOUGH) {
            weak.add(theme + " " + style + " " + contrast);
          }
        });
      }
    }
    assertTrue(weak.isEmpty(), weak::toString);
  }

  private static double contrast(Color words, Color ground) {
    double one = luminance(words);
    double other = luminance(ground);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
