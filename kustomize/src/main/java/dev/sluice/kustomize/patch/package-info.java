/// Patches of both kinds: strategic merge as kyaml does it, and JSON patches (RFC 6902).
@NullMarked
package dev.sluice.kustomize.patch;

import org.jspecify.annotations.NullMarked;
