package dev.tierscope.app;

import dev.tierscope.app.shell.Command;
import dev.tierscope.app.shell.Keys;
import dev.tierscope.app.shell.Place;
import dev.tierscope.app.shell.ShellModel;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What can be done anywhere in the window, with its keys.
final class Commands {
  private Commands() {}

  static List<Command> of(
      ShellModel shell, Openings openings, Runnable writeSelector, Runnable quit) {
    return List.of(
        go(shell, Place.SOURCES, Keys.alt(KeyCode.DIGIT1)),
        go(shell, Place.OVERVIEW, Keys.ctrl(KeyCode.DIGIT1), Keys.alt(KeyCode.DIGIT2)),
        go(shell, Place.EXPLORER, Keys.ctrl(KeyCode.DIGIT2), Keys.alt(KeyCode.DIGIT3)),
        new Command(
            Command.Group.OPEN,
            "Open folder…",
            Material2OutlinedAL.FOLDER_OPEN,
            List.of(),
            openings::openFolder),
        new Command(
            Command.Group.OPEN,
            "Open files…",
            Material2OutlinedAL.DESCRIPTION,
            List.of(Keys.ctrlShift(KeyCode.O)),
            openings::openFiles),
        new Command(
            Command.Group.OPEN,
            "Open the demo",
            Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE,
            List.of(Keys.ctrl(KeyCode.D)),
            openings::openDemo),
        new Command(
            Command.Group.OPEN,
            "Read again",
            Material2OutlinedMZ.REFRESH,
            List.of(Keys.plain(KeyCode.F5)),
            openings::readAgain),
        new Command(
            Command.Group.EXPLORE,
            "Write a selector",
            Material2OutlinedAL.FILTER_ALT,
            List.of(Keys.ctrl(KeyCode.F)),
            writeSelector),
        new Command(
            Command.Group.WINDOW,
            "Light or dark",
            Material2OutlinedAL.BRIGHTNESS_MEDIUM,
            List.of(Keys.ctrl(KeyCode.L)),
            shell::toggleTheme),
        new Command(
            Command.Group.WINDOW,
            "Quit",
            Material2OutlinedMZ.POWER_SETTINGS_NEW,
            List.of(Keys.ctrl(KeyCode.Q)),
            quit));
  }

  private static Command go(ShellModel shell, Place place, KeyCombination... keys) {
    return new Command(
        Command.Group.GO, place.title(), place.icon(), List.of(keys), () -> shell.goTo(place));
  }
}
