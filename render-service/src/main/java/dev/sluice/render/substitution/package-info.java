/// Variables in rendered objects, replaced as Flux does it after a build.
///
/// [Substitution] goes through the objects; [Template] is the language, that of Flux's `envsubst`.
@NullMarked
package dev.sluice.render.substitution;

import org.jspecify.annotations.NullMarked;
