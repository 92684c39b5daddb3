package dev.tierscope.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Lets a test be refused what the permissions of a file forbid, also when root runs it.
///
/// Root reads everything because of two capabilities. They belong to a thread, and a thread may lay
/// them down and take them up again: capset(2), capabilities(7). Threads that the action starts
/// inherit what it has; those that were there before keep theirs. What opens a file is refused; the
/// question access(2), as in `Files.isReadable`, is still answered as for root.
public final class Permissions {
  private static final int VERSION = 0x20080522; // _LINUX_CAPABILITY_VERSION_3
  private static final int READ_ANYTHING = 1 << 1 | 1 << 2; // DAC_OVERRIDE, DAC_READ_SEARCH
  private static final int SETS =
      6; // effective, permitted, inheritable; the low bits of each first

  private Permissions() {}

  /// Does something in this thread without the right to read and write everything.
  public static <T> T obeyed(Callable<T> action) throws Exception {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      return action.call();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sets = arena.allocate(ValueLayout.JAVA_INT, SETS);
      call("capget", arena, sets);
      int effective = sets.getAtIndex(ValueLayout.JAVA_INT, 0);
      sets.setAtIndex(ValueLayout.JAVA_INT, 0, effective & ~READ_ANYTHING);
      call("capset", arena, sets);
      try {
        return action.call();
      } finally {
        sets.setAtIndex(ValueLayout.JAVA_INT, 0, effective);
        call("capset", arena, sets);
      }
    }
  }

  @SuppressWarnings("restricted") // there is no other way to lay a capability down
  private static void call(String name, Arena arena, MemorySegment sets) {
    MemorySegment thisThread = arena.allocateFrom(ValueLayout.JAVA_INT, VERSION, 0);
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    MethodHandle function =
        linker.downcallHandle(
            library.findOrThrow(name),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    int status;
    try {
      status = (int) function.invokeExact(thisThread, sets);
    } catch (Throwable e) {
      throw new IllegalStateException(name + " cannot be called", e);
    }
    if (status != 0) {
      throw new IllegalStateException(name + " was refused");
    }
  }
}
