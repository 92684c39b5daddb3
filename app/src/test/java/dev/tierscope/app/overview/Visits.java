package dev.tierscope.app.overview;

import dev.tierscope.model.Tier;
import java.util.List;

/// Writes down where a click led.
record Visits(List<String> visited) implements Ways {
  @Override
  public void toTier(Tier tier) {
    visited.add("tier " + tier);
  }

  @Override
  public void toGroup(String name) {
    visited.add("group " + name);
  }

  @Override
  public void toLabel(String name) {
    visited.add("label " + name);
  }

  @Override
  public void toAllGroups() {
    visited.add("all groups");
  }

  @Override
  public void toStart() {
    visited.add("start");
  }

  @Override
  public void readAgain() {
    visited.add("again");
  }
}
