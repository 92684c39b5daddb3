/// The one program that is installed: [Main] is the application, or the command line when it was
/// given arguments. This room knows nothing else.
@NullMarked
package dev.tierscope.launch;

import org.jspecify.annotations.NullMarked;
