/// Secret values: sealed before they leave this service. The one package that knows Tink.
@NullMarked
package dev.sluice.render.secret;

import org.jspecify.annotations.NullMarked;
