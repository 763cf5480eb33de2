/// The kustomize engine: a kustomization in a source tree becomes resources, as kustomize 5.8.1
/// builds them, without network, process, clock or environment.
@NullMarked
package dev.sluice.kustomize;

import org.jspecify.annotations.NullMarked;
