package dev.tierscope.app.shell;

import dev.tierscope.app.job.Jobs;
import dev.tierscope.app.part.Notice;
import dev.tierscope.app.part.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The window's content: header, navigation, status bar and one screen in the middle. Files can be
/// dropped anywhere on it.
public final class ShellView extends StackPane {
  /// Below this width the navigation shows icons only.
  static final double FOLD_WIDTH = 1200;

  private final ShellModel model;
  private final Map<Place, Node> screens;
  private final Consumer<List<Path>> dropped;
  private final StackPane body = new StackPane();
  private final StackPane veil;

  /// @param screens the screens that can be used; the others say what they will show
  /// @param open asks for a file
  /// @param dropped gets what was dropped on the window
  public ShellView(
      ShellModel model,
      Jobs jobs,
      Map<Place, Node> screens,
      Runnable open,
      Consumer<List<Path>> dropped) {
    this.model = model;
    this.screens = screens;
    this.dropped = dropped;
    Navigation navigation = new Navigation(model);
    widthProperty().subscribe(width -> navigation.folded().set(width.doubleValue() < FOLD_WIDTH));
    BorderPane frame = new BorderPane(body);
    frame.setTop(new Header(model, open));
    frame.setLeft(navigation);
    frame.setBottom(new StatusBar(model, jobs));
    VBox invitation =
        new VBox(
            8,
            Words.icon(Material2OutlinedAL.FOLDER_OPEN, "accent"),
            Words.of("Drop to open", "page-title"));
    invitation.setAlignment(Pos.CENTER);
    veil = new StackPane(invitation);
    veil.getStyleClass().add("drop-veil");
    veil.setMouseTransparent(true);
    veil.setVisible(false);
    getChildren().addAll(frame, veil);
    setOnDragOver(this::over);
    setOnDragExited(_ -> veil.setVisible(false));
    setOnDragDropped(this::drop);
    model.place().subscribe(this::show);
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
    VBox.setVgrow(page.getChildren().getLast(), javafx.scene.layout.Priority.ALWAYS);
    return page;
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      veil.setVisible(true);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    veil.setVisible(false);
    boolean files = event.getDragboard().hasFiles();
    if (files) {
      dropped.accept(event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
    }
    event.setDropCompleted(files);
    event.consume();
  }
}
