/// The Kubernetes API over HTTP/2.
@NullMarked
package dev.sluice.apply.kubernetes;

import org.jspecify.annotations.NullMarked;
