/// Long work seen from inside: say how far it is and learn whether anybody still wants it. Central
/// type: [Progress]. This room starts no thread and shows nothing.
@NullMarked
package dev.tierscope.task;

import org.jspecify.annotations.NullMarked;
