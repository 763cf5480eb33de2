package dev.sluice.helm.template;

/// What the evaluator has to tell apart besides values. Go's invalid value is null here.
enum Special {
    /// A nil that an `interface {}` of a map, list or parameter holds: its fields cannot be asked
    /// for, while those of an invalid value are invalid again.
    NIL,

    /// No value came through the pipeline.
    ABSENT,

    /// An invalid value in a variable, which is declared.
    INVALID
}
