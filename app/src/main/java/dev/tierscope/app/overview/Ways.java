package dev.tierscope.app.overview;

import dev.tierscope.model.Tier;

/// Where a click leads.
public interface Ways {
  /// Shows the groups of a tier.
  void toTier(Tier tier);

  /// Shows one metric group.
  ///
  /// @param name may be empty
  void toGroup(String name);

  /// Shows the values of a label.
  void toLabel(String name);

  /// Shows all metric groups.
  void toAllGroups();

  /// Opens something.
  void toStart();

  /// Reads the same source once more.
  void readAgain();
}
