/// The formats that texts can be asked to have by a schema (`format.go` of
/// santhosh-tekuri/jsonschema).
@NullMarked
package dev.sluice.helm.schema.format;

import org.jspecify.annotations.NullMarked;
