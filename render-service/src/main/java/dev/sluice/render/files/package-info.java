/// Secrets as files: a directory laid out as `namespace/name/key`, as Kubernetes mounts them.
@NullMarked
package dev.sluice.render.files;

import org.jspecify.annotations.NullMarked;
