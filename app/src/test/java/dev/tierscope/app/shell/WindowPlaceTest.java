package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
  private static final Rectangle2D SMALL = new Rectangle2D(0, 28, 1280, 772);
  private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1920, 1080);

  @Test
  void keepsAPlaceThatAScreenShowsWhole() {
    Rectangle2D place = new Rectangle2D(1400, 100, 1440, 900);
    assertEquals(place, WindowPlace.fitted(place, List.of(SMALL, RIGHT)));
  }

  @Test
  void neverGetsLargerThanTheScreen() {
    assertEquals(SMALL, WindowPlace.fitted(new Rectangle2D(-80, -36, 1440, 900), List.of(SMALL)));
  }

  @Test
  void movesBackWhatHangsOverTheEdge() {
    assertEquals(
        new Rectangle2D(280, 172, 1000, 628),
        WindowPlace.fitted(new Rectangle2D(900, 700, 1000, 628), List.of(SMALL)));
  }

  @Test
  void staysOnTheScreenThatShowsMostOfIt() {
    assertEquals(
        new Rectangle2D(1280, 50, 1000, 700),
        WindowPlace.fitted(new Rectangle2D(1200, 50, 1000, 700), List.of(SMALL, RIGHT)));
  }

  @Test
  void comesToTheFirstScreenWhenItsOwnIsGone() {
    assertEquals(
        new Rectangle2D(280, 100, 1000, 700),
        WindowPlace.fitted(new Rectangle2D(1400, 100, 1000, 700), List.of(SMALL)));
  }
}
