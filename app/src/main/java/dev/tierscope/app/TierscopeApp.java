package dev.tierscope.app;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.shell.Settings;
import dev.tierscope.app.shell.ShellModel;
import dev.tierscope.app.shell.Theme;
import dev.tierscope.app.shell.WindowIcon;
import dev.tierscope.app.shell.WindowPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The application: one window, made by [Wiring].
public final class TierscopeApp extends Application {
  /// System property: leave as soon as the first frame was shown.
  static final String LEAVE_AFTER_FIRST_FRAME = "tierscope.leaveAfterFirstFrame";

  /// How long work may take to notice that it is not wanted any more.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CompletableFuture<@Nullable Void> drawn = new CompletableFuture<>();
  private CompletableFuture<Void> fonts = new CompletableFuture<>();

  /// Until it was closed.
  private final AtomicReference<Optional<Wiring>> wiring = new AtomicReference<>(Optional.empty());

  /// Reads the fonts while the interface's thread reads the looks of controls and makes nodes.
  @Override
  public void init() {
    fonts = CompletableFuture.runAsync(Theme::loadFonts);
  }

  @Override
  public void start(Stage stage) {
    Settings settings = new Settings(Settings.directory(System.getenv()));
    ShellModel shell = new ShellModel(Theme.ofDesktop(), Theme.chosen(settings));
    Thread.currentThread().setUncaughtExceptionHandler(new Mistakes(shell));
    shell.theme().get().dressControls();
    shell.chosenTheme().subscribe((_, chosen) -> Theme.choose(settings, chosen));
    Platform.getPreferences()
        .colorSchemeProperty()
        .subscribe((_, _) -> shell.desktopPrefers(Theme.ofDesktop()));
    Wiring.Chooser chooser = new Dialogs(stage, settings);
    Wiring wiring = new Wiring(settings, shell, Jobs.ofApplication(drawn), chooser);
    this.wiring.set(Optional.of(wiring));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "tidying up"));
    if (!isToLeave() && !isRehearsal()) {
      openAtStart(wiring, getParameters().getRaw());
    }
    new WindowPlace(settings).restore(stage);
    // Its size and its style sheets come before its content, which is then measured once.
    Scene scene = new Scene(new StackPane(), stage.getWidth(), stage.getHeight());
    shell.theme().subscribe(now -> now.dress(scene));
    fonts.join();
    scene.setRoot(wiring.view());
    wiring.bindKeys(scene, () -> shutdown(stage, settings));
    wiring
        .shell()
        .source()
        .subscribe(name -> stage.setTitle(name.isEmpty() ? "Tierscope" : name + " – Tierscope"));
    stage.setScene(scene);
    stage.setOnCloseRequest(event -> {
      event.consume();
      shutdown(stage, settings);
    });
    AfterFrames.run(
        scene,
        2,
        () -> {
          stage.getIcons().setAll(WindowIcon.images());
          afterFirstFrame(wiring, () -> shutdown(stage, settings));
        });
    stage.show();
  }

  /// Called when every window is gone, or when Ctrl-C in the terminal or the end of the session
  /// comes first; then JavaFX's own thread may not be there any more. Writes the settings down and
  /// takes away what was unpacked.
  @Override
  public void stop() {
    drawn.complete(null); // what waits for the window would never notice
    Optional<Wiring> closing = wiring.getAndSet(Optional.empty());
    closing.ifPresent(now -> now.close(PATIENCE));
  }

  /// Reading begins when the window is there: it would take the processor from the first frame.
  private void afterFirstFrame(Wiring wiring, Runnable leave) {
    drawn.complete(null);
    if (isToLeave()) {
      leave.run();
    } else if (isRehearsal()) {
      Rehearsal.play(wiring, wiring.view().getScene(), leave);
    }
  }

  private static boolean isToLeave() {
    return Boolean.getBoolean(LEAVE_AFTER_FIRST_FRAME);
  }

  private static boolean isRehearsal() {
    return Boolean.getBoolean(Rehearsal.WANTED);
  }

  private static void openAtStart(Wiring wiring, List<String> arguments) {
    if (arguments.contains("--demo")) {
      wiring.openDemo();
    } else {
      wiring.open(
          arguments.stream().filter(argument -> !argument.startsWith("--")).map(Path::of).toList());
    }
  }

  /// The only way out: remembers the window, hides every window (a popup that is open while JavaFX
  /// leaves can crash it), then leaves.
  private static void shutdown(Stage stage, Settings settings) {
    new WindowPlace(settings).remember(stage);
    for (Window window : List.copyOf(Window.getWindows())) {
      if (!window.equals(stage)) {
        window.hide();
      }
    }
    stage.hide();
    Platform.exit();
  }
}
