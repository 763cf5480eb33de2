package dev.sluice.helm.template;

/// What is left of the [Limits] of one rendering.
final class Budget {

    private long steps;
    private long output;

    Budget(Limits limits) {
        this.steps = limits.steps();
        this.output = limits.output();
    }

    void step() {
        if (--steps < 0) {
            throw new BudgetExceeded("the templates take too many steps");
        }
    }

    void wrote(long characters) {
        output -= characters;
        if (output < 0) {
            throw new BudgetExceeded("the templates write too much");
        }
    }
}
