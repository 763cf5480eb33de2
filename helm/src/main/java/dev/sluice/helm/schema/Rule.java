package dev.sluice.helm.schema;

/// One demand of a schema.
interface Rule {

    /// Tells the evaluation what fails.
    void check(Evaluation at);
}
