/// Turns commits into what each control plane is to hold.
///
/// [Renderer] is the story of one delivery, [Passing] that of a commit; [Wiring] says who is who.
/// `delivery` tells what is to be done, `tree` what a rendering depends on, `rendering` turns a
/// directory into objects (with `kustomization`, `chart` and `substitution`), `secret` seals,
/// `placement` decides what is written. `kafka`, `git`, `kubernetes`, `files` and `telemetry` do
/// the input and output. Rendering never reads a clock, a network or a work tree, and nothing here
/// ever deletes because something is missing: only a removal that stands on the log ends anything.
@NullMarked
package dev.sluice.render;

import org.jspecify.annotations.NullMarked;
