/// Files and directories as a kustomization may see them: confined, bounded, without cycles.
@NullMarked
package dev.sluice.kustomize.load;

import org.jspecify.annotations.NullMarked;
