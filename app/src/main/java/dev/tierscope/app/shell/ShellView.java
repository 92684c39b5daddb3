package dev.tierscope.app.shell;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.job.Work;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The window's content: header, navigation, status bar and one screen in the middle; quick switch
/// and shortcuts on top of it when asked for. Files can be dropped anywhere on it.
public final class ShellView extends StackPane {
  /// What the shell offers that it cannot make itself.
  ///
  /// @param commands what can be done anywhere
  /// @param recents what can be opened again
  /// @param jumps what the quick switch finds besides, by importance; collected in the background
  /// @param dropped gets the paths that were dropped on the window
  public record Offers(
      List<Command> commands,
      Supplier<List<QuickSwitch.Entry>> recents,
      Work<Targets> jumps,
      Consumer<List<Path>> dropped) {}

  /// Below this width the navigation shows icons only.
  static final double FOLD_WIDTH = 1200;

  private final ShellModel model;
  private final Jobs jobs;
  private final Map<Place, Node> screens;
  private final Offers offers;
  private final Header header;
  private final StackPane body = new StackPane();
  private final Overlay overlay = new Overlay(this);
  private final List<Command> commands = new ArrayList<>();
  private @Nullable StackPane veil; // lies over the window while files are dragged

  /// @param screens the screens that can be used; the others say what they will show
  public ShellView(ShellModel model, Jobs jobs, Map<Place, Node> screens, Offers offers) {
    this.model = model;
    this.jobs = jobs;
    this.screens = screens;
    this.offers = offers;
    // A key of a menu's line does what the line does, whatever lies on top.
    List<Command> offered =
        offers.commands().stream().map(command -> command.after(this::closeOverlay)).toList();
    header =
        new Header(
            model,
            offered.stream().filter(c -> c.group() == Command.Group.OPEN).toList(),
            offers.recents(),
            this::showQuickSwitch,
            this::showShortcuts);
    commands.addAll(offered);
    ownCommands().forEach(command -> commands.add(command.after(this::closeOverlay)));
    Navigation navigation = new Navigation(model);
    widthProperty()
        .subscribe(width -> {
          if (width.doubleValue() > 0) { // it has none until the first layout
            navigation.folded().set(width.doubleValue() < FOLD_WIDTH);
          }
        });
    StackPane middle = new StackPane(body);
    new Messages(model, middle);
    BorderPane frame = new BorderPane(middle);
    frame.setTop(header);
    frame.setLeft(navigation);
    frame.setBottom(new StatusBar(model, jobs));
    getChildren().add(frame);
    setOnDragOver(this::over);
    setOnDragExited(_ -> unveil());
    setOnDragDropped(this::drop);
    model.place().subscribe(this::show);
  }

  private List<Command> ownCommands() {
    return List.of(
        new Command(
            Command.Group.OPEN,
            "Open menu: folder, files, recent",
            Material2OutlinedAL.FOLDER_OPEN,
            List.of(Keys.ctrl(KeyCode.O)),
            header::showOpen),
        new Command(
            Command.Group.WINDOW,
            "Search metric, label or command",
            Material2OutlinedMZ.SEARCH,
            List.of(Keys.ctrl(KeyCode.K)),
            this::showQuickSwitch),
        new Command(
            Command.Group.WINDOW,
            "Keyboard shortcuts",
            Material2OutlinedAL.KEYBOARD,
            List.of(Keys.plain(KeyCode.F1)),
            this::showShortcuts));
  }

  /// Everything that can be done anywhere; it closes first what lies on top.
  public List<Command> commands() {
    return List.copyOf(commands);
  }

  /// Whether something lies on top of the window.
  boolean isCovered() {
    return overlay.isShown();
  }

  /// Closes what lies on top of the window.
  ///
  /// @return false if nothing did
  public boolean closeOverlay() {
    boolean shown = overlay.isShown();
    if (shown) {
      overlay.hide();
    }
    return shown;
  }

  private void showQuickSwitch() {
    List<QuickSwitch.Entry> entries = new ArrayList<>();
    for (Command command : commands) {
      entries.add(
          new QuickSwitch.Entry(
              command.icon(),
              command.title(),
              command.group().title(),
              command.keyWords(),
              command.action()));
    }
    entries.addAll(offers.recents().get());
    QuickSwitch quickSwitch = new QuickSwitch(jobs, entries, offers.jumps(), overlay::hide);
    overlay.show(quickSwitch, Pos.TOP_CENTER, quickSwitch.field());
  }

  private void showShortcuts() {
    ShortcutList list = new ShortcutList(commands, overlay::hide);
    overlay.show(list, Pos.TOP_CENTER, list.close());
  }

  private void show(Place place) {
    Node screen = screens.get(place);
    body.getChildren().setAll(screen != null ? screen : later(place));
  }

  private Node later(Place place) {
    Button next = new Button(model.isOpen() ? "Open the Explorer" : "Choose what to read");
    next.getStyleClass().add("accent");
    next.setOnAction(_ -> model.goTo(model.isOpen() ? Place.EXPLORER : Place.SOURCES));
    HBox head = new HBox(Words.of(place.title(), "page-title"));
    head.getStyleClass().add("page-head");
    VBox page =
        new VBox(
            head, Notice.empty(place.icon(), "Nothing to show here yet", place.purpose(), next));
    page.getStyleClass().add("page");
    VBox.setVgrow(page.getChildren().getLast(), Priority.ALWAYS);
    return page;
  }

  private void veil() {
    if (veil == null) {
      veil = invitation();
      getChildren().add(veil);
    }
  }

  private void unveil() {
    getChildren().remove(veil);
    veil = null;
  }

  private static StackPane invitation() {
    VBox words =
        new VBox(
            8,
            Words.icon(Material2OutlinedAL.FOLDER_OPEN, "accent"),
            Words.of("Drop to open", "page-title"),
            Words.of("Several are read as one", "muted"));
    words.setAlignment(Pos.CENTER);
    StackPane veil = new StackPane(words);
    veil.getStyleClass().add("drop-veil");
    veil.setMouseTransparent(true);
    return veil;
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      // Never a move, after which some desktops delete what was dragged.
      event.acceptTransferModes(TransferMode.COPY);
      veil();
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    unveil();
    boolean files = event.getDragboard().hasFiles();
    if (files) {
      offers.dropped().accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
    }
    event.setDropCompleted(files);
    event.consume();
  }
}
