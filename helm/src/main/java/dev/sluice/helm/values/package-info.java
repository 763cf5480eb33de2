/// Values: read from YAML and from command lines, merged, and checked against a schema.
@NullMarked
package dev.sluice.helm.values;

import org.jspecify.annotations.NullMarked;
