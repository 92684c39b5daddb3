package dev.tierscope.app.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Where the window is and what it is about.
public final class ShellModel {
  private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.SOURCES);
  private final ObjectProperty<Theme> theme;
  private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper sourceDetail = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper dataTime = new ReadOnlyStringWrapper("");

  public ShellModel(Theme theme) {
    this.theme = new SimpleObjectProperty<>(theme);
  }

  public ReadOnlyObjectProperty<Place> place() {
    return place.getReadOnlyProperty();
  }

  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /// Short name of what is open, empty if nothing is.
  public ReadOnlyStringProperty source() {
    return source.getReadOnlyProperty();
  }

  /// What kind of thing it is.
  public ReadOnlyStringProperty sourceDetail() {
    return sourceDetail.getReadOnlyProperty();
  }

  /// The time the data is of, in words.
  public ReadOnlyStringProperty dataTime() {
    return dataTime.getReadOnlyProperty();
  }

  /// Whether something is open.
  public boolean isOpen() {
    return !source.get().isEmpty();
  }

  public void goTo(Place newPlace) {
    place.set(newPlace);
  }

  /// The first screen of a step, 1 to 7.
  public void goToStep(int number) {
    for (Place candidate : Place.values()) {
      if (candidate.step().number() == number) {
        goTo(candidate);
        return;
      }
    }
  }

  public void toggleTheme() {
    theme.set(theme.get().other());
  }

  /// Says what is open now.
  public void opened(String name, String detail, String time) {
    source.set(name);
    sourceDetail.set(detail);
    dataTime.set(time);
  }

  /// Whether a step lies behind the person: everything before the current one, once something is
  /// open.
  public boolean isDone(Place.Step step) {
    return isOpen() && step.number() < place.get().step().number();
  }
}
