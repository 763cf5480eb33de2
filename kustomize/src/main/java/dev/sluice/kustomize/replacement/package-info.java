/// Replacements: values copied from fields of one object into fields of others.
@NullMarked
package dev.sluice.kustomize.replacement;

import org.jspecify.annotations.NullMarked;
