/// Charts and artifacts over HTTP: repositories with an index, and OCI registries.
@NullMarked
package dev.sluice.source.oci;

import org.jspecify.annotations.NullMarked;
