/// The command line: one class a command, which reads its arguments, asks the core, and prints what
/// `report` renders. Central types: [Main]; each command is a `Callable` that gives the exit
/// status. This room knows no screen; it computes and formats nothing itself.
@NullMarked
package dev.tierscope.cli;

import org.jspecify.annotations.NullMarked;
