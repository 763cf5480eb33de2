/// YAML and JSON as Kubernetes' Go programs read and print them: nodes that know their position, a
/// bounded reader that answers with problems instead of exceptions, and the printers.
///
/// Everything here is a value or a pure function. Only [YamlReader] and what it delegates to know
/// the YAML parser.
@NullMarked
package dev.sluice.manifest;

import org.jspecify.annotations.NullMarked;
