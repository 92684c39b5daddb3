package dev.tierscope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import dev.tierscope.testing.Rooms;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/// Holds what CONTRIBUTING.md says about the application: one door between threads, view-models
/// without a scene, one composition root.
class ArchitectureTest {
  private static final JavaClasses APP = Rooms.ofThisModule();
  private static final String UNDRESSED =
      "javafx\\.scene\\.control\\.(Accordion|Alert|CheckBox.*|ChoiceBox|ChoiceDialog|ColorPicker"
          + "|ComboBox.*|DatePicker|Dialog|DialogPane|MenuBar|Pagination|RadioButton|Slider|Spinner"
          + "|SplitMenuButton|Tab|TabPane|Table.*|TextArea|TextInputDialog|TitledPane|ToolBar|Tree.*)"
          + "|javafx\\.scene\\.control\\.cell\\..*"
          + "|atlantafx\\.base\\.controls\\.(BBCode.*|Breadcrumbs|Calendar|Card|DeckPane|Message"
          + "|Notification|RingProgressIndicator|Tile|ToggleSwitch)";

  @Test
  void theApplicationUsesOnlyTheRowsBelowIt() {
    Rooms.useOnlyRowsBelow().check(APP);
  }

  @Test
  void packagesUseEachOtherWithoutCycle() {
    Rooms.haveNoPackageCycle().check(APP);
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    Rooms.describeEachPackage().check(APP);
  }

  @Test
  void noStaticFieldCanChange() {
    Rooms.keepNoStaticState().check(APP);
  }

  @Test
  void classesAreNamedAfterWhatTheyAre() {
    Rooms.nameWhatTheyAre().check(APP);
  }

  @Test
  void onlyJobsGoesToTheScreenThread() {
    noClasses()
        .that(areNot("dev.tierscope.app.job.Jobs"))
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class)
        .allowEmptyShould(true)
        .check(APP);
  }

  @Test
  void viewModelsKnowNoScene() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx.scene..")
        .allowEmptyShould(true)
        .check(APP);
  }

  @Test
  void onlyTheWiringCreatesViewModels() {
    noClasses()
        .that(areNot("dev.tierscope.app.Wiring"))
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "it makes a view-model",
                (JavaConstructorCall call) ->
                    call.getTargetOwner().getSimpleName().endsWith("ViewModel")
                        && !call.getOriginOwner().equals(call.getTargetOwner())))
        .allowEmptyShould(true)
        .check(APP);
  }

  /// `src/main/build/Looks.java` leaves them out of the style sheets.
  @Test
  void usesNoControlThatHasNoStyle() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are controls without a style", type -> type.getFullName().matches(UNDRESSED)))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene.chart..", "javafx.scene.web..")
        .check(APP);
  }

  /// Every class except one and those nested in it.
  private static DescribedPredicate<HasName> areNot(String allowed) {
    return DescribedPredicate.describe(
        "are not " + allowed,
        type -> !type.getName().equals(allowed) && !type.getName().startsWith(allowed + "$"));
  }
}
