/// Collects what is wrong with a kustomization, so that all of it is told at once.
@NullMarked
package dev.sluice.kustomize.problem;

import org.jspecify.annotations.NullMarked;
