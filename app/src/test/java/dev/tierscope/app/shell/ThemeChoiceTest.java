package dev.tierscope.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Light or dark: as the desktop has it until somebody chooses.
class ThemeChoiceTest {
  @TempDir private Path directory;

  @Test
  void followsTheDesktopAsLongAsNobodyChose() {
    ShellModel model = new ShellModel(Theme.LIGHT, Optional.empty());
    model.desktopPrefers(Theme.DARK);
    assertEquals(Theme.DARK, model.theme().get());
    assertEquals(Optional.empty(), model.chosenTheme().get());
  }

  @Test
  void keepsAChoiceWhateverTheDesktopDoes() {
    ShellModel model = new ShellModel(Theme.DARK, Optional.empty());
    model.toggleTheme();
    model.desktopPrefers(Theme.LIGHT);
    model.desktopPrefers(Theme.DARK);
    assertEquals(Theme.LIGHT, model.theme().get());
    assertEquals(Optional.of(Theme.LIGHT), model.chosenTheme().get());
  }

  @Test
  void followsTheDesktopAgainOnceTheChoiceIsTheSame() {
    ShellModel model = new ShellModel(Theme.LIGHT, Optional.of(Theme.DARK));
    assertEquals(Theme.DARK, model.theme().get());
    model.toggleTheme();
    assertEquals(Optional.empty(), model.chosenTheme().get());
    model.desktopPrefers(Theme.DARK);
    assertEquals(Theme.DARK, model.theme().get());
  }

  @Test
  void onlyAChoiceIsRemembered() {
    Settings settings = new Settings(directory);
    settings.setText("theme", "DARK"); // written by earlier versions without being asked
    assertEquals(Optional.empty(), Theme.chosen(settings));
    Theme.choose(settings, Optional.of(Theme.DARK));
    assertEquals(Optional.of(Theme.DARK), Theme.chosen(settings));
    Theme.choose(settings, Optional.empty());
    assertEquals(Optional.empty(), Theme.chosen(settings));
  }
}
