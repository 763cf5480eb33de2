/// YAML documents as go-yaml 3 keeps them: with their comments, anchors, tags and styles, to be
/// changed in place and printed again.
@NullMarked
package dev.sluice.kustomize.document;

import org.jspecify.annotations.NullMarked;
