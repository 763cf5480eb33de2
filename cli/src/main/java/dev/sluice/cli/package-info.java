/// The `sluice` command: one class per subcommand, under [Sluice].
///
/// `up`, `down` and `env` drive the stack of one machine through `dev.sluice.stack`; everything
/// that asks a running Sluice speaks its REST API and knows no class of a service.
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
