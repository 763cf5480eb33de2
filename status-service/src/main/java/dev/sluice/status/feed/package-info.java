/// The stream of what changed, by positions on the log, so that a client resumes without loss.
@NullMarked
package dev.sluice.status.feed;

import org.jspecify.annotations.NullMarked;
