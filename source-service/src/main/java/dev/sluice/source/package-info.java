/// Follows sources, announces commits, takes definitions in.
///
/// [dev.sluice.source.RevisionFollower] is the story: a hint or a poll leads to one fetch, a moved
/// reference to one announcement. [dev.sluice.source.DefinitionIntakes] takes in what people write,
/// [dev.sluice.source.SourceRoster] keeps what is followed in step with it, and
/// [dev.sluice.source.Wiring] says who is who.
///
/// Domain: `repository` (URLs, credentials), `revision` (which commit a reference names), `push`
/// (webhooks), `schedule` (when, and whose turn), `artifact` (charts and what registries hold),
/// `chart` (what charts in Git depend on), `definition` (conversion and guards). Technology: `git`,
/// `http`, `oci`, `kafka`, `files`, `timer`, `telemetry`.
///
/// What must never happen here: that an empty or unreadable source or intake removes anything; that
/// credentials reach another host than the one they are for, or the log; that a payload of a
/// webhook is believed.
@NullMarked
package dev.sluice.source;

import org.jspecify.annotations.NullMarked;
