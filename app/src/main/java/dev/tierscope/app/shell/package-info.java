/// The window around the screens: header, navigation along the loop, status bar, theme, keys, the
/// quick switch, what is remembered between two runs. Central types: [ShellView], [ShellModel],
/// [Command]. It knows screens as a [Place] and a node only, not what they show.
@NullMarked
package dev.tierscope.app.shell;

import org.jspecify.annotations.NullMarked;
