package dev.sluice.helm.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of one running template: dot, variables, and where it is.
///
/// A boxed value came out of an `interface {}` and Go's messages call it so.
final class Frame {

    private final Template template;
    private final @Nullable Object[] slots;
    private final boolean[] boxed;
    private Node at;
    private @Nullable Object dot;
    private boolean isDotBoxed;

    Frame(Template template, @Nullable Object data) {
        this.template = template;
        this.slots = new Object[template.slots()];
        this.boxed = new boolean[template.slots()];
        this.at = template.body();
        this.dot = data;
        declare(0, data, false);
    }

    /// Errors from here on happened at this node.
    void at(Node node) {
        at = node;
    }

    TemplateError error(String message) {
        return new TemplateError(template.location(at) + message);
    }

    TemplateError error(String message, Throwable cause) {
        return new TemplateError(template.location(at) + message, cause);
    }

    @Nullable Object dot() {
        return dot;
    }

    boolean isDotBoxed() {
        return isDotBoxed;
    }

    void setDot(@Nullable Object value, boolean isBoxed) {
        dot = value;
        isDotBoxed = isBoxed;
    }

    void declare(int slot, @Nullable Object value, boolean isBoxed) {
        slots[slot] = value == null ? Special.INVALID : value;
        boxed[slot] = isBoxed;
    }

    void undeclare(int slot) {
        slots[slot] = null;
    }

    /// Which of the slots holds the variable, negative if it is not declared.
    int declared(List<Integer> candidates) {
        for (var i = 0; i < candidates.size(); i++) {
            var slot = candidates.get(i);
            if (slots[slot] != null) {
                return slot;
            }
        }
        return -1;
    }

    @Nullable Object variable(int slot) {
        var value = slots[slot];
        return value == Special.INVALID ? null : value;
    }

    boolean isBoxed(int slot) {
        return boxed[slot];
    }
}
