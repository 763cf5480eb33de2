/// How a Kubernetes API is reached: what a kubeconfig may say, by a list of what it may say. The
/// package `client` makes the client that asks there, from the [Credentials] alone.
@NullMarked
package dev.sluice.kubeconfig;

import org.jspecify.annotations.NullMarked;
