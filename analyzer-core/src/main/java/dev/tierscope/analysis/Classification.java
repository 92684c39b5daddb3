package dev.tierscope.analysis;

/// How metrics are classified: where the tiers part, and which metrics are about what.
///
/// @param scaleFrom who set the boundaries: [#DEFAULT_ORIGIN], an option, or a file and line
/// @param scopesFrom who set the scopes, likewise
public record Classification(TierScale scale, String scaleFrom, Scopes scopes, String scopesFrom) {
  /// Nobody set it: it is as documented.
  public static final String DEFAULT_ORIGIN = "default";

  /// The documented levels, and the scopes of the usual exporters.
  public static final Classification DEFAULT =
      new Classification(TierScale.DEFAULT, DEFAULT_ORIGIN, Scopes.DEFAULT, DEFAULT_ORIGIN);

  /// The same with other boundaries.
  public Classification with(TierScale newScale, String from) {
    return new Classification(newScale, from, scopes, scopesFrom);
  }

  /// The same with other scopes.
  public Classification with(Scopes newScopes, String from) {
    return new Classification(scale, scaleFrom, newScopes, from);
  }

  /// Whether the boundaries are the documented ones.
  public boolean hasDefaultScale() {
    return scaleFrom.equals(DEFAULT_ORIGIN);
  }

  /// Whether the scopes are those of the usual exporters.
  public boolean hasDefaultScopes() {
    return scopesFrom.equals(DEFAULT_ORIGIN);
  }
}
