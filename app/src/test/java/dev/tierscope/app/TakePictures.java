package dev.tierscope.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.testing.Needs;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Takes the pictures in `docs/images`: every screen of the demo in both themes and two sizes. No
/// test by itself, so its name keeps it out of the build; run it as `docs/testing.md` says.
class TakePictures {
  private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

  @Test
  void ofEveryScreenInBothThemesAndSizes() throws Exception {
    Needs.fonts();
    Path directory = Path.of(System.getProperty("tierscope.root", ".."), "docs", "images");
    Files.createDirectories(directory);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Platform.startup(() -> {
      try {
        take(directory.toFile());
        done.complete(true);
      } catch (IOException | RuntimeException e) {
        done.completeExceptionally(e);
      }
    });
    assertTrue(done.get());
  }

  private static void take(File directory) throws IOException {
    Theme.loadFonts();
    for (Theme theme : Theme.values()) {
      for (int[] size : SIZES) {
        Settings settings = new Settings(Files.createTempDirectory("tierscope-pictures"));
        Wiring wiring =
            new Wiring(
                settings,
                new ShellModel(theme, Optional.empty()),
                new Jobs(Runnable::run, new OwnThread()),
                new NoChoice());
        Scene scene = new Scene(wiring.view(), size[0], size[1]);
        theme.dress(scene);
        wiring.openDemo();
        for (Place place : List.of(Place.SOURCES, Place.OVERVIEW, Place.EXPLORER)) {
          wiring.shell().goTo(place);
          if (place == Place.EXPLORER) {
            wiring.explorer().showLargest();
          }
          String name =
              place.name().toLowerCase(Locale.ROOT)
                  + "-"
                  + theme.name().toLowerCase(Locale.ROOT)
                  + "-"
                  + size[0]
                  + "x"
                  + size[1]
                  + ".png";
          save(scene, new File(directory, name.replace("sources", "start")));
        }
      }
    }
  }

  private static void save(Scene scene, File file) throws IOException {
    Node root = scene.getRoot();
    for (int i = 0; i < 3; i++) {
      root.applyCss();
      scene.getRoot().layout();
      scene.snapshot(null);
    }
    WritableImage image = scene.snapshot(null);
    BufferedImage colours =
        new BufferedImage(
            (int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
    SwingFXUtils.fromFXImage(image, colours);
    ImageIO.write(colours, "png", file);
  }
}
