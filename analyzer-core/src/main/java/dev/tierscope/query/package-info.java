/// Selectors as PromQL writes them: text → matchers. Central type: [Selector]. This room knows no
/// table layout beyond `table` and no server.
@NullMarked
package dev.tierscope.query;

import org.jspecify.annotations.NullMarked;
