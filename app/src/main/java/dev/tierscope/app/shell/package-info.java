/// The window around the screens: header, navigation along the loop, status bar, theme, what is
/// remembered between two runs. It knows screens as titles and nodes only, see [Screen].
@NullMarked
package dev.tierscope.app.shell;

import org.jspecify.annotations.NullMarked;
