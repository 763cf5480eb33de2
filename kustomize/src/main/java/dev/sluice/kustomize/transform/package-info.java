/// The changes that a kustomization makes to its objects, one class each.
@NullMarked
package dev.sluice.kustomize.transform;

import org.jspecify.annotations.NullMarked;
