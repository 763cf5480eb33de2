/// The client of a Kubernetes API: fabric8's, over Java's HTTP client and with TLS of our own.
@NullMarked
package dev.sluice.kubeconfig.client;

import org.jspecify.annotations.NullMarked;
