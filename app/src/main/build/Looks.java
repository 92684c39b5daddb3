import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.Stylesheet;

/// Makes what the application reads of style sheets at its start, because parsing them took a tenth
/// of the time to the first frame: each sheet of our own in JavaFX's binary form, which JavaFX finds
/// beside it, and AtlantaFX's sheets in that form without the rules for controls that the
/// application does not have. `Looks CLASSES`, with AtlantaFX and JavaFX on the class path.
public final class Looks {
  private static final String FOLDER = "dev/tierscope/app";

  /// Style classes that only controls have which the application does not use. `ArchitectureTest`
  /// holds that it does not.
  private static final List<String> ABSENT =
      List.of(
          "accordion",
          "alert",
          "area-legend-symbol",
          "axis",
          "bar-chart",
          "bb-code",
          "breadcrumbs",
          "bubble-legend-symbol",
          "calendar",
          "caption-menu-item",
          "chart",
          "chart-.*",
          "check-box.*",
          "choice-box",
          "color-.*",
          "combo-box.*",
          "custom-color-dialog",
          "date-picker.*",
          "default-color.*",
          "dialog-pane",
          "html-editor",
          "menu-bar",
          "message",
          "notification",
          "page-information",
          "pagination.*",
          "radio-button",
          "ring-progress-indicator",
          "slider",
          "spinner",
          "split-menu-button",
          "tab-.*",
          "table-.*",
          "text-area",
          "tile.*",
          "titled-pane",
          "toggle-switch",
          "tool-bar",
          "tree-.*",
          "web-view");

  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern UNUSED =
      Pattern.compile(".*\\.(" + String.join("|", ABSENT) + ")(?![\\w-]).*", Pattern.DOTALL);

  private Looks() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0], FOLDER);
    for (String sheet : List.of("light", "dark", "tierscope")) {
      Stylesheet.convertToBinary(file(folder, sheet + ".css"), file(folder, sheet + ".bss"));
    }
    for (String theme : List.of("light", "dark")) {
      Path shorter = Files.createTempFile("controls", ".css");
      Files.writeString(shorter, withoutUnused(controls(theme)));
      Stylesheet.convertToBinary(shorter.toFile(), file(folder, "controls-" + theme + ".bss"));
      Files.delete(shorter);
    }
  }

  private static File file(Path folder, String name) {
    return folder.resolve(name).toFile();
  }

  private static String controls(String theme) throws IOException {
    String name = "/atlantafx/base/theme/primer-" + theme + ".css";
    try (InputStream sheet = Objects.requireNonNull(Looks.class.getResourceAsStream(name), name)) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A sheet of rules without nesting, less the selectors for absent controls and the rules that
  /// are for nothing else.
  private static String withoutUnused(String sheet) {
    StringBuilder kept = new StringBuilder();
    Matcher rule = RULE.matcher(COMMENT.matcher(sheet).replaceAll(""));
    while (rule.find()) {
      String selectors =
          Arrays.stream(rule.group(1).split(","))
              .filter(selector -> !UNUSED.matcher(selector).matches())
              .collect(Collectors.joining(","));
      if (!selectors.isBlank()) {
        kept.append(selectors).append('{').append(rule.group(2)).append("}\n");
      }
    }
    return kept.toString();
  }
}
