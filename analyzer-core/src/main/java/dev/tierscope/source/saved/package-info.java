/// Files that somebody saved from a server, as a [dev.tierscope.source.Source]: a `/metrics` page
/// or an API answer.
@NullMarked
package dev.tierscope.source.saved;

import org.jspecify.annotations.NullMarked;
