package dev.sluice.helm.template;

/// Ends a rendering that does more than its [Limits] allow.
final class BudgetExceeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    BudgetExceeded(String message) {
        super(message, null, false, false);
    }
}
