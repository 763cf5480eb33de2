package dev.sluice.helm.chart;

/// Who looks after a chart.
public record Maintainer(String name, String email, String url) {}
