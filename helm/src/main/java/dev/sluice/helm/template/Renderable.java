package dev.sluice.helm.template;

import dev.sluice.helm.value.GoMap;

/// A file of templates and what it runs with.
///
/// @param values its dot, shared by all files of a chart: `.Template` is put into it
/// @param basePath the folder of templates of its chart, `.Template.BasePath`
public record Renderable(TemplateFile file, GoMap values, String basePath) {}
