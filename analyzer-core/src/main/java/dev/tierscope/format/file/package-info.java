/// Bytes where they lie: folders and archives opened read-only, and a bounded cursor over them.
/// Central types: [Folder], [Cursor]. This room knows no format of what is in the files and never
/// writes into what was opened.
@NullMarked
package dev.tierscope.format.file;

import org.jspecify.annotations.NullMarked;
