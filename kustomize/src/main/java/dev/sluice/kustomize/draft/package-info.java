/// Nodes that are changed in place, where kyaml does so and it shows.
@NullMarked
package dev.sluice.kustomize.draft;

import org.jspecify.annotations.NullMarked;
