package dev.tierscope.format.tsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierscope.format.SharedData;
import dev.tierscope.format.file.DirectoryFolder;
import dev.tierscope.format.file.Folder;
import dev.tierscope.model.CorruptFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TombstonesTest {
  @TempDir Path temp;

  private static Tombstones read(String hex) throws CorruptFile {
    return Tombstones.read(MemorySegment.ofArray(HexFormat.of().parseHex(hex)), "tombstones");
  }

  @Test
  void countsTheIntervalsOfARealBlock() throws Exception {
    Path directory = SharedData.unpacked("real/datadir-b-live.tar.gz", temp);
    try (Folder folder = DirectoryFolder.open(directory)) {
      assertEquals(13, Tombstones.read(folder, "01M81WRKVV1N15PAXXG6P104FZ/").intervals());
      assertEquals(Tombstones.NONE, Tombstones.read(folder, "01M81X1RTQTCNEG63RTK945SE4/"));
    }
  }

  @Test
  void nineBytesMeanNoTombstones() throws Exception {
    assertEquals(Tombstones.NONE, read("0130ba300100000000"));
  }

  @ParameterizedTest
  @CsvSource({
    "0130ba, tombstones file is 3 bytes long",
    "0030ba300100000000, magic of tombstones is 0x0030ba30",
    "0130ba300200000000, version of tombstones is 2",
    "0130ba300100000001, checksum of tombstones is 0",
  })
  void saysWhatIsDamaged(String hex, String what) {
    CorruptFile e = assertThrows(CorruptFile.class, () -> read(hex));
    assertEquals(what, e.problem().what().substring(0, e.problem().what().indexOf(", expected")));
  }

  @Test
  void aMissingFileMeansNoTombstones() throws Exception {
    try (Folder folder = DirectoryFolder.open(temp)) {
      assertEquals(Tombstones.NONE, Tombstones.read(folder, ""));
    }
  }
}
