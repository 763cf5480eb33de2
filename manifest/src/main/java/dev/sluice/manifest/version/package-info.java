/// Semantic versions and the ranges that Helm, Flux and Argo CD match them against, by the rules of
/// Masterminds' semver.
@NullMarked
package dev.sluice.manifest.version;

import org.jspecify.annotations.NullMarked;
