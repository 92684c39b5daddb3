package dev.tierscope.app.shell;

import java.util.List;
import java.util.function.IntFunction;

/// Many things to go to, by importance. What is said of one is made when it is shown, because there
/// may be a million.
///
/// @param name what it is found by
public record Targets(int size, IntFunction<String> name, IntFunction<QuickSwitch.Entry> entry) {
  public static final Targets NONE = of(List.of());

  public static Targets of(List<QuickSwitch.Entry> entries) {
    return new Targets(entries.size(), i -> entries.get(i).title(), entries::get);
  }

  /// These, then others.
  public Targets and(Targets others) {
    return new Targets(
        size + others.size,
        i -> i < size ? name.apply(i) : others.name.apply(i - size),
        i -> i < size ? entry.apply(i) : others.entry.apply(i - size));
  }
}
