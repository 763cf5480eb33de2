/// The TLS contexts with which hosts are visited that have certificates of their own.
@NullMarked
package dev.sluice.source.tls;

import org.jspecify.annotations.NullMarked;
