package dev.tierscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.tierscope.testing.Rooms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds the layout that CONTRIBUTING.md describes.
class ArchitectureTest {
  private static final JavaClasses CORE = Rooms.ofThisModule();

  @Test
  void roomsUseOnlyTheRowsBelowThem() {
    Rooms.useOnlyRowsBelow().check(CORE);
  }

  @Test
  void packagesUseEachOtherWithoutCycle() {
    Rooms.haveNoPackageCycle().check(CORE);
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    Rooms.describeEachPackage().check(CORE);
  }

  @Test
  void nothingIsWiredByReflectionOrRegistry() {
    Rooms.doWithoutHiddenWiring().check(CORE);
  }

  @Test
  void noStaticFieldCanChange() {
    Rooms.keepNoStaticState().check(CORE);
  }

  @Test
  void classesAreNamedAfterWhatTheyAre() {
    Rooms.nameWhatTheyAre().check(CORE);
  }

  @Test
  void theCoreNeedsNoScreen() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "com.sun..", "picocli..")
        .check(CORE);
  }

  @Test
  void theCorePrintsNothing() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
  }

  @Test
  void theMavenWrapperStillLooksForTheRightJdk() throws IOException {
    String wrapper = Files.readString(root().resolve("mvnw"));
    assertTrue(
        wrapper.contains("\n. \"$(dirname \"$0\")/.mvn/use-jdk.sh\"\n"),
        "mvnw was regenerated and lost the line that sources .mvn/use-jdk.sh; put it back after `set -euf`");
  }

  private static Path root() {
    return Path.of(System.getProperty("tierscope.root", ".."));
  }
}
