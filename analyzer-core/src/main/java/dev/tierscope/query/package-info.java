/// Selectors as PromQL writes them: text → matchers → the series of a table that they choose.
/// Central types: [Selector] with its [Matcher]s, [Selection] that applies one to a table, [Token]
/// for colouring text while it is typed, [SelectorSyntax] for what is wrong with it. Of a table
/// this room knows groups, columns and symbols; it knows no server, no file and no screen.
@NullMarked
package dev.tierscope.query;

import org.jspecify.annotations.NullMarked;
