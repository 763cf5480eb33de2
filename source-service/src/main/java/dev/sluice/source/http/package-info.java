/// Webhooks of Git hosts.
@NullMarked
package dev.sluice.source.http;

import org.jspecify.annotations.NullMarked;
