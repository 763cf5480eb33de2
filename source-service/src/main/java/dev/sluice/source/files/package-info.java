/// Secrets and definitions that lie in directories.
@NullMarked
package dev.sluice.source.files;

import org.jspecify.annotations.NullMarked;
