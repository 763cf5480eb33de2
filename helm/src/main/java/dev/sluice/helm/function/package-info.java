/// The functions of templates but those that need the template engine itself: sprig's and Helm's,
/// one class per family. Each is declared with Go's types; what Go panics with or returns as an
/// error is a [dev.sluice.helm.value.FunctionError].
///
/// Nothing here knows a clock, a network or chance: what is not pure comes from [Surroundings].
@NullMarked
package dev.sluice.helm.function;

import org.jspecify.annotations.NullMarked;
