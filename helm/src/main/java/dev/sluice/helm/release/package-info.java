/// The charts of one release with their values: which dependencies take part, under which names,
/// and what each chart finds in `.Values`.
@NullMarked
package dev.sluice.helm.release;

import org.jspecify.annotations.NullMarked;
