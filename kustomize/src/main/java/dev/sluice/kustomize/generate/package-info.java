/// Makes ConfigMaps, Secrets and the hashes of their content.
@NullMarked
package dev.sluice.kustomize.generate;

import org.jspecify.annotations.NullMarked;
