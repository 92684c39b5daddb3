/// What tests of every module share. Central types: [Needs] names what a test needs from the
/// machine and skips it with the package to install, [Summary] prints all such reasons at the end
/// of a build. [Permissions] lets root be refused. [Rooms] holds the architecture rules that are
/// the same in every module. This room knows nothing of what the project computes, so that every
/// module can use it.
@NullMarked
package dev.tierscope.testing;

import org.jspecify.annotations.NullMarked;
