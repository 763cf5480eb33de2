/// status-service: tells what is true now.
///
/// [StatusBoard] is the flow; [Wiring] says who is who. The domain: `board` folds the log,
/// `explanation` says how it stands and why, `timeline` when what happened, `feed` what changed,
/// `intervention` what people ask for. The technologies: `kafka`, `http`, `telemetry`.
///
/// Nothing here decides what is delivered; and Ready is never said for anything but the newest of
/// all that is known upstream.
@NullMarked
package dev.sluice.status;

import org.jspecify.annotations.NullMarked;
