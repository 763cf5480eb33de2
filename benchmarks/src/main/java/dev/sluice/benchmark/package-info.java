/// Whole-pipeline measurements on real parts; nothing depends on this module.
@NullMarked
package dev.sluice.benchmark;

import org.jspecify.annotations.NullMarked;
