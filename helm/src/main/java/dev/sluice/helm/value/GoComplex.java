package dev.sluice.helm.value;

/// Go's `complex128`.
public record GoComplex(double real, double imaginary) {}
