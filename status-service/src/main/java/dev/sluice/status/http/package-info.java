/// The REST API, the stream of events and the page. Its records are the JSON that clients see:
/// fields may be added, never renamed or re-meant.
@NullMarked
package dev.sluice.status.http;

import org.jspecify.annotations.NullMarked;
