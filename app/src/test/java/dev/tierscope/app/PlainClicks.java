package dev.tierscope.app;

import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.event.EventDispatcher;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Takes the mark "opens a context menu" off ordinary clicks: JavaFX 26.0.2's Headless platform
/// sets it on every mouse event, and table headers ignore clicks that have it. Registered for all
/// tests; try without it after an upgrade of JavaFX.
public final class PlainClicks implements BeforeAllCallback {
  private static final String DONE = "tierscope.plain-clicks";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(DONE, _ -> listen());
  }

  private static Object listen() {
    Window.getWindows()
        .addListener(
            (ListChangeListener<Window>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(PlainClicks::wrap);
                  }
                });
    return DONE;
  }

  private static void wrap(Window window) {
    EventDispatcher before = window.getEventDispatcher();
    window.setEventDispatcher((event, tail) -> before.dispatchEvent(plain(event), tail));
  }

  private static Event plain(Event event) {
    return event instanceof MouseEvent mouse
            && mouse.isPopupTrigger()
            && mouse.getButton() != MouseButton.SECONDARY
        ? new MouseEvent(
            mouse.getSource(),
            mouse.getTarget(),
            mouse.getEventType(),
            mouse.getX(),
            mouse.getY(),
            mouse.getScreenX(),
            mouse.getScreenY(),
            mouse.getButton(),
            mouse.getClickCount(),
            mouse.isShiftDown(),
            mouse.isControlDown(),
            mouse.isAltDown(),
            mouse.isMetaDown(),
            mouse.isPrimaryButtonDown(),
            mouse.isMiddleButtonDown(),
            mouse.isSecondaryButtonDown(),
            mouse.isBackButtonDown(),
            mouse.isForwardButtonDown(),
            mouse.isSynthesized(),
            false,
            mouse.isStillSincePress(),
            mouse.getPickResult())
        : event;
  }
}
