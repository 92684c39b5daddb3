package dev.tierscope.format.damage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Whatever a file holds, a reader gives a result or says what is wrong: no other exception, no
/// hang, no memory without end.
class DamagedInputTest {
  @Property(shrinking = ShrinkingMode.OFF)
  void flippedBytesAreSurvived(@ForAll Reader reader, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = reader.sound();
    for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ (1 << random.nextInt(8)));
    }
    survives(reader, bytes);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void cutInputsAreSurvived(@ForAll Reader reader, @ForAll long seed) {
    byte[] bytes = reader.sound();
    survives(reader, Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void foreignBytesAreSurvived(@ForAll Reader reader, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(2000)];
    random.nextBytes(bytes);
    survives(reader, bytes);
  }

  @Example
  void emptyInputsAreSurvived() {
    for (Reader reader : Reader.values()) {
      survives(reader, new byte[0]);
    }
  }

  @Example
  void soundInputsAreRead() {
    for (Reader reader : Reader.values()) {
      if (reader != Reader.XOR) { // that one is tried as every encoding
        assertDoesNotThrow(() -> reader.read(reader.sound()), reader.name());
      }
    }
  }

  @Example
  void eachReaderAlsoReadsTheInputsOfAllOthers() {
    for (Reader reader : Reader.values()) {
      for (Reader other : Reader.values()) {
        survives(reader, other.sound());
      }
    }
  }

  private static void survives(Reader reader, byte[] bytes) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> reader.readOrRefuse(bytes), reader::name);
  }
}
