/// What kustomize asks an OpenAPI schema for: how lists merge, and which kinds live in a namespace.
@NullMarked
package dev.sluice.kustomize.schema;

import org.jspecify.annotations.NullMarked;
