package dev.tierscope.app.connect;

import dev.tierscope.model.Tier;
import java.nio.file.Path;
import java.time.Instant;

/// Something that was opened before.
///
/// @param summary one line about it: "1 243 806 series in 1 486 metric groups"
/// @param tier of its largest metric group
public record Recent(Path path, Instant when, String summary, Tier tier) {}
