/// Secrets laid out as files.
@NullMarked
package dev.sluice.apply.files;

import org.jspecify.annotations.NullMarked;
