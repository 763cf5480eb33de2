package dev.sluice.helm.template;

import java.util.ArrayList;
import java.util.List;

/// The variables that the parser knows, and where the evaluator keeps their values.
///
/// Go finds variables by name on a stack when it runs, so one in parentheses is declared only if
/// they are evaluated: until then the name means an outer variable, if there is one.
final class Scope {

    private record Declaration(String name, int slot, boolean isConditional) {}

    private final List<Declaration> declarations = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private final List<Integer> conditional = new ArrayList<>();
    private int slots;

    Scope() {
        know("$");
        declare("$", false);
    }

    /// What has to be remembered to leave the scope that begins here.
    record Mark(int declarations, int known) {}

    Mark mark() {
        return new Mark(declarations.size(), known.size());
    }

    void leave(Mark mark) {
        declarations.subList(mark.declarations(), declarations.size()).clear();
        known.subList(mark.known(), known.size()).clear();
    }

    /// Forgets what was declared since, as if that part had not run; its names stay known.
    void skip(Mark mark) {
        declarations.subList(mark.declarations(), declarations.size()).clear();
    }

    /// The name is used from here on, even if running finds no declaration of it.
    void know(String name) {
        known.add(name);
    }

    boolean knows(String name) {
        return known.contains(name);
    }

    int declare(String name, boolean isConditional) {
        var slot = slots++;
        declarations.add(new Declaration(name, slot, isConditional));
        if (isConditional) {
            conditional.add(slot);
        }
        return slot;
    }

    /// Where to look for the variable, innermost first: up to one that is surely declared.
    List<Integer> slotsOf(String name) {
        var found = new ArrayList<Integer>();
        for (var declaration : declarations.reversed()) {
            if (declaration.name().equals(name)) {
                found.add(declaration.slot());
                if (!declaration.isConditional()) {
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    int slots() {
        return slots;
    }

    /// Slots from this one on that may stay undeclared: to be cleared for each iteration.
    List<Integer> conditionalSince(int firstSlot) {
        var found = new ArrayList<Integer>();
        for (var slot : conditional) {
            if (slot >= firstSlot) {
                found.add(slot);
            }
        }
        return List.copyOf(found);
    }
}
