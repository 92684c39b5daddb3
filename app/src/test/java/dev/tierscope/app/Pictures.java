package dev.tierscope.app;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.Theme;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Takes the pictures in `docs/images`: every screen in both themes and two sizes, without a
/// display. Arguments: the directory to write into and the path to open (the demo if there is
/// none). See `docs/testing.md`.
public final class Pictures {
  private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

  private Pictures() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    File directory = new File(args[0]);
    Files.createDirectories(directory.toPath());
    Optional<Path> path = args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty();
    CountDownLatch done = new CountDownLatch(1);
    Platform.startup(() -> {
      try {
        take(directory, path);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } finally {
        done.countDown();
      }
    });
    done.await();
    Platform.exit();
  }

  private static void take(File directory, Optional<Path> path) throws IOException {
    Theme.loadFonts();
    for (Theme theme : Theme.values()) {
      for (int[] size : SIZES) {
        Settings settings = new Settings(Files.createTempDirectory("tierscope-pictures"));
        Wiring wiring =
            new Wiring(settings, theme, new Jobs(Runnable::run, Runnable::run), new Nobody());
        Scene scene = new Scene(wiring.view(), size[0], size[1]);
        theme.dress(scene);
        path.ifPresentOrElse(wiring::open, wiring::openDemo);
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

  /// Chooses nothing.
  private static final class Nobody implements Wiring.Chooser {
    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }
  }
}
