package dev.tierscope.app.shell;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Where the window is and what it is about.
public final class ShellModel {
  /// What can be done about a message.
  ///
  /// @param words of the button
  public record Offer(String words, Runnable action) {}

  private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.SOURCES);
  private final ReadOnlyObjectWrapper<Theme> theme;
  private final ReadOnlyObjectWrapper<Optional<Theme>> chosenTheme;
  private Theme desktop;
  private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper sourceDetail = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper dataTime = new ReadOnlyStringWrapper("");

  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Map<Place, String>> barren =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final Set<Place> used = EnumSet.noneOf(Place.class); // with what is open
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private Optional<Offer> offer = Optional.empty();

  /// @param desktop what the desktop prefers
  /// @param chosen what was chosen before, if anything
  public ShellModel(Theme desktop, Optional<Theme> chosen) {
    this.desktop = desktop;
    this.chosenTheme = new ReadOnlyObjectWrapper<>(chosen);
    this.theme = new ReadOnlyObjectWrapper<>(chosen.orElse(desktop));
  }

  public ReadOnlyObjectProperty<Place> place() {
    return place.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Theme> theme() {
    return theme.getReadOnlyProperty();
  }

  /// The theme that was chosen against what the desktop prefers; without one the window follows the
  /// desktop.
  public ReadOnlyObjectProperty<Optional<Theme>> chosenTheme() {
    return chosenTheme.getReadOnlyProperty();
  }

  /// Says what the desktop prefers now.
  public void desktopPrefers(Theme preferred) {
    desktop = preferred;
    theme.set(chosenTheme.get().orElse(preferred));
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

  /// What is wrong with the input in a few words, empty if nothing is.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// The newest message that needs no answer.
  public ReadOnlyStringProperty said() {
    return said.getReadOnlyProperty();
  }

  /// What can be done about the newest message, if anything.
  public Optional<Offer> offer() {
    return offer;
  }

  /// Tells something that needs no answer and goes away by itself.
  public void say(String message) {
    say(message, Optional.empty());
  }

  /// Tells something that stays until it is closed or somebody does something about it.
  public void say(String message, Offer newOffer) {
    say(message, Optional.of(newOffer));
  }

  private void say(String message, Optional<Offer> newOffer) {
    offer = newOffer;
    said.set("");
    said.set(message);
  }

  /// Whether something is open.
  public boolean isOpen() {
    return !source.get().isEmpty();
  }

  public void goTo(Place newPlace) {
    if (isOpen() && newPlace.isBuilt() && !barren.get().containsKey(newPlace)) {
      used.add(newPlace);
    }
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

  /// Chooses the other theme. Chosen as the desktop has it, it follows the desktop again.
  public void toggleTheme() {
    Theme other = theme.get().other();
    chosenTheme.set(Optional.of(other).filter(chosen -> chosen != desktop));
    theme.set(other);
  }

  /// Why screens have nothing to show of what is open, in a sentence; empty if all have.
  public ReadOnlyObjectProperty<Map<Place, String>> barren() {
    return barren.getReadOnlyProperty();
  }

  /// Says what is open now.
  ///
  /// @param newTrouble what is wrong with it in a few words, or empty
  /// @param newBarren why screens have nothing to show of it
  public void opened(
      String name, String detail, String time, String newTrouble, Map<Place, String> newBarren) {
    if (!name.equals(source.get())) { // read again, its steps stay behind the person
      used.clear();
    }
    used.add(Place.SOURCES);
    barren.set(Map.copyOf(newBarren));
    trouble.set(newTrouble);
    sourceDetail.set(detail);
    dataTime.set(time);
    source.set(name);
  }

  /// Whether a step lies behind the person: it comes before the current one, and one of its screens
  /// was used with what is open.
  public boolean isDone(Place.Step step) {
    return isOpen()
        && step.number() < place.get().step().number()
        && used.stream().anyMatch(screen -> screen.step() == step);
  }
}
