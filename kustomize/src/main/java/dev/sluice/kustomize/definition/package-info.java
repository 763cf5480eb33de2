/// What a kustomization file says, read as strictly and as leniently as kustomize does.
@NullMarked
package dev.sluice.kustomize.definition;

import org.jspecify.annotations.NullMarked;
