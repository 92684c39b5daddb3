package dev.tierscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes what picocli needs for `analyze`. Its own factory looks for Groovy when it is first
/// touched, which takes longer than all options: that is left to the commands that are described by
/// annotations.
final class Factory implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == List.class) {
      return type.cast(new ArrayList<>());
    }
    if (type == Set.class) {
      return type.cast(new LinkedHashSet<>());
    }
    return CommandLine.defaultFactory().create(type);
  }
}
