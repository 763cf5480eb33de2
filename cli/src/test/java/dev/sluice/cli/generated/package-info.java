/// Charts by chance, with calls of `helm template` for them.
@NullMarked
package dev.sluice.cli.generated;

import org.jspecify.annotations.NullMarked;
