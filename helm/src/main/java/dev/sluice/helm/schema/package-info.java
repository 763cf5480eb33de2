/// Values against a chart's `values.schema.json`, by the document alone: nothing is fetched.
@NullMarked
package dev.sluice.helm.schema;

import org.jspecify.annotations.NullMarked;
