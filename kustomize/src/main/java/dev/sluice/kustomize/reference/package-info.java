/// References between objects: names that follow a renaming, and variables.
@NullMarked
package dev.sluice.kustomize.reference;

import org.jspecify.annotations.NullMarked;
