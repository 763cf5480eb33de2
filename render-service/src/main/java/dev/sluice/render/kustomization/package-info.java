/// What Flux and Argo CD make of a directory before they call kustomize: which files count, and
/// what a delivery writes into the kustomization.
@NullMarked
package dev.sluice.render.kustomization;

import org.jspecify.annotations.NullMarked;
