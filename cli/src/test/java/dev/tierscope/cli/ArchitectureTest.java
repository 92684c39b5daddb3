package dev.tierscope.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.tierscope.testing.Rooms;
import org.junit.jupiter.api.Test;

/// Holds what CONTRIBUTING.md says about the command line.
class ArchitectureTest {
  private static final JavaClasses CLI = Rooms.ofThisModule();

  @Test
  void theCommandLineUsesOnlyTheRowsBelowIt() {
    Rooms.useOnlyRowsBelow().check(CLI);
  }

  @Test
  void packagesUseEachOtherWithoutCycle() {
    Rooms.haveNoPackageCycle().check(CLI);
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    Rooms.describeEachPackage().check(CLI);
  }

  @Test
  void noStaticFieldCanChange() {
    Rooms.keepNoStaticState().check(CLI);
  }

  @Test
  void classesAreNamedAfterWhatTheyAre() {
    Rooms.nameWhatTheyAre().check(CLI);
  }

  @Test
  void theCommandLineNeedsNoScreen() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
        .check(CLI);
  }
}
