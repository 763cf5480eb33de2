package dev.sluice.helm.hook;

import org.jspecify.annotations.Nullable;

/// One document of what the templates of a release gave, its text as rendered.
///
/// @param source the path of the template, from the root chart's name on
/// @param kind empty if it has none
/// @param hook null if it is an object of the release
public record RenderedDocument(String source, String text, String kind, @Nullable Hook hook) {}
