/// Which commit a reference names: the port to Git hosts, what came of asking, and versions.
@NullMarked
package dev.sluice.source.revision;

import org.jspecify.annotations.NullMarked;
