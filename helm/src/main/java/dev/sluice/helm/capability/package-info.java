/// What a chart may know of the Kubernetes and the Helm that it is rendered for.
@NullMarked
package dev.sluice.helm.capability;

import org.jspecify.annotations.NullMarked;
