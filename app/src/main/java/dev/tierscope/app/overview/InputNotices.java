package dev.tierscope.app.overview;

import dev.tierscope.app.part.Notice;
import dev.tierscope.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the reader must know about the input before believing a number: damage first, a few of them
/// at once, the others on request.
final class InputNotices extends VBox {
  private static final int AT_ONCE = 2;

  private final List<dev.tierscope.model.Notice> notices;

  InputNotices(List<dev.tierscope.model.Notice> all) {
    super(8);
    notices =
        all.stream()
            .sorted(Comparator.comparing(dev.tierscope.model.Notice::severity).reversed())
            .toList();
    show(notices.size() > AT_ONCE + 1 ? AT_ONCE : notices.size());
  }

  private void show(int number) {
    getChildren().clear();
    notices.stream().limit(number).map(InputNotices::card).forEach(getChildren()::add);
    int hidden = notices.size() - number;
    if (hidden > 0) {
      Hyperlink more = new Hyperlink("Show " + Numbers.counted(hidden, "more notice"));
      more.setId("more-notices");
      more.setOnAction(_ -> show(notices.size()));
      Hyperlink copy = new Hyperlink("Copy all");
      copy.setOnAction(_ -> Notice.copy(text()));
      getChildren().add(new HBox(16, more, copy));
    }
  }

  private String text() {
    return notices.stream()
        .map(notice -> notice.problem().toString())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static HBox card(dev.tierscope.model.Notice notice) {
    String details = notice.problem().toString();
    return switch (notice.severity()) {
      case DAMAGE -> Notice.problem(notice.problem(), details);
      case WARNING -> Notice.warning(notice.problem(), details);
      case INFO -> Notice.info(notice.problem(), details);
    };
  }
}
