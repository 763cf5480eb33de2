/// What templates gave becomes documents: split, told apart into objects and hooks, and put in the
/// order in which Helm prints and installs them.
@NullMarked
package dev.sluice.helm.hook;

import org.jspecify.annotations.NullMarked;
