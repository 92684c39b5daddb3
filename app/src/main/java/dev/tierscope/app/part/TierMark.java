package dev.tierscope.app.part;

import dev.tierscope.model.Tier;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Three rising bars, one, two or three of them filled, and the tier in words, so that it can be
/// read without colour.
public final class TierMark extends HBox {
  private final Region[] bars = {bar(4), bar(8), bar(12)};
  private final Label word = Words.of("", "word");
  private final boolean whole;

  private TierMark(boolean whole) {
    this.whole = whole;
    HBox steps = new HBox(1, bars);
    steps.setAlignment(Pos.BOTTOM_LEFT);
    steps.setMinSize(14, 12);
    steps.setMaxSize(14, 12);
    getStyleClass().add("tier-mark");
    getChildren().addAll(steps, word);
  }

  /// A mark followed by L, M or H.
  public static TierMark letter(Tier tier) {
    TierMark mark = new TierMark(false);
    mark.show(tier);
    return mark;
  }

  /// A mark followed by the whole word.
  public static TierMark word(Tier tier) {
    TierMark mark = new TierMark(true);
    mark.show(tier);
    return mark;
  }

  /// Shows another tier.
  public void show(Tier tier) {
    if (getStyleClass().contains(style(tier))) {
      return;
    }
    getStyleClass().removeIf(style -> style.startsWith("tier-") && !style.equals("tier-mark"));
    getStyleClass().add(style(tier));
    for (int i = 0; i < bars.length; i++) {
      bars[i].getStyleClass().setAll("bar");
      if (i < filled(tier)) {
        bars[i].getStyleClass().add("filled");
      }
    }
    word.setText(whole ? name(tier) : name(tier).substring(0, 1));
    setAccessibleText(name(tier) + " tier");
  }

  private static int filled(Tier tier) {
    return switch (tier) {
      case LOW -> 1;
      case MEDIUM -> 2;
      case HIGH -> 3;
    };
  }

  /// "Low", "Medium", "High".
  public static String name(Tier tier) {
    return tier.name().charAt(0) + tier.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /// The style class that gives a tier's colours.
  public static String style(Tier tier) {
    return "tier-" + tier.name().toLowerCase(Locale.ROOT);
  }

  private static Region bar(double height) {
    Region bar = new Region();
    bar.setMinSize(4, height);
    bar.setMaxSize(4, height);
    return bar;
  }
}
