/// What Git hosts say about pushes. A push is a hint: nothing of it is believed but the name of the
/// repository.
@NullMarked
package dev.sluice.source.push;

import org.jspecify.annotations.NullMarked;
