/// Charts and OCI artifacts: which version is meant, and what an archive of it holds.
@NullMarked
package dev.sluice.source.artifact;

import org.jspecify.annotations.NullMarked;
