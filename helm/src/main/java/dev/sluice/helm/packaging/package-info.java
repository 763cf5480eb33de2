/// A chart as files: folders without what `.helmignore` names, and archives, read with bounds.
@NullMarked
package dev.sluice.helm.packaging;

import org.jspecify.annotations.NullMarked;
