package dev.tierscope.app.part;

import dev.tierscope.model.Tier;
import dev.tierscope.report.Numbers;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The share of each tier as one bar, and in grey what is in none because it was not listed.
public final class TierBar extends Region {
  private static final double GAP = 2;
  private static final double NARROW = 36;
  private static final double ROOMY = 60;
  private static final double WORDS = 120;
  private static final double SMALLEST = 6;
  private static final double ROUNDING = 1e-6;
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  private final Map<Tier, Double> shares;
  private final Map<Tier, Button> parts = new EnumMap<>(Tier.class);
  private final double unlisted;
  private final Label rest = Words.of("", "rest");

  /// @param shares of each tier, together at most 1; missing ones are zero
  public TierBar(Map<Tier, Double> shares) {
    this.shares = shares;
    getStyleClass().add("tier-bar");
    setMinHeight(32);
    setMaxHeight(32);
    setMinWidth(60);
    shares.forEach((tier, share) -> {
      if (share > 0) {
        Button part = new Button(Numbers.percent(share));
        part.getStyleClass().setAll("part", TierMark.style(tier));
        part.setAccessibleText(TierMark.name(tier) + ": " + part.getText());
        part.setMouseTransparent(true);
        part.setFocusTraversable(false);
        parts.put(tier, part);
        getChildren().add(part);
      }
    });
    double left = 1 - shares.values().stream().mapToDouble(Double::doubleValue).sum();
    unlisted = parts.isEmpty() || left < ROUNDING ? 0 : left;
    if (unlisted > 0) {
      rest.setAccessibleText("Not listed: " + Numbers.percent(unlisted));
      getChildren().add(rest);
    }
  }

  /// Lets a part be chosen.
  public void leadingTo(Consumer<Tier> chosen) {
    parts.forEach((tier, part) -> {
      part.setMouseTransparent(false);
      part.setFocusTraversable(true);
      part.setOnAction(_ -> chosen.accept(tier));
    });
  }

  @Override
  protected void layoutChildren() {
    int gaps = unlisted > 0 ? parts.size() : Math.max(0, parts.size() - 1);
    double room = getWidth() - GAP * gaps;
    double fixed = 0;
    double others = unlisted;
    for (Tier tier : parts.keySet()) {
      double share = share(tier);
      if (share * room < SMALLEST) {
        fixed += SMALLEST;
      } else {
        others += share;
      }
    }
    double x = 0;
    for (Map.Entry<Tier, Button> part : parts.entrySet()) {
      double share = share(part.getKey());
      double width = share * room < SMALLEST ? SMALLEST : (room - fixed) * share / others;
      part.getValue().setText(width < NARROW ? "" : Numbers.percent(share));
      part.getValue().pseudoClassStateChanged(TIGHT, width < ROOMY);
      part.getValue().resizeRelocate(x, 0, width, getHeight());
      x += width + GAP;
    }
    double width = Math.max(0, getWidth() - x);
    rest.setText(width < WORDS ? "" : Numbers.percent(unlisted) + " not listed");
    rest.resizeRelocate(x, 0, width, getHeight());
  }

  private double share(Tier tier) {
    return shares.getOrDefault(tier, 0.0);
  }
}
