/// Go's text/template: a [dev.sluice.helm.template.Lexer] and a
/// [dev.sluice.helm.template.Parser] make immutable [dev.sluice.helm.template.Node]s, which an
/// [dev.sluice.helm.template.Evaluator] runs. Followed is text/template of Go 1.26, texts of its
/// errors included.
@NullMarked
package dev.sluice.helm.template;

import org.jspecify.annotations.NullMarked;
