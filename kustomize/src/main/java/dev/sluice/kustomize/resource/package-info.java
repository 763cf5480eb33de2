/// Kubernetes objects on their way through a build: identity, history, order and selection.
@NullMarked
package dev.sluice.kustomize.resource;

import org.jspecify.annotations.NullMarked;
