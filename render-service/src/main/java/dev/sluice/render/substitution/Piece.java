package dev.sluice.render.substitution;

import java.util.List;

/// A part of a template.
sealed interface Piece {

    /// What stands as it is.
    record Text(String text) implements Piece {}

    /// `${variable}`, or `${variable<operator>arguments}`.
    ///
    /// @param operator empty if there is none
    record Reference(String variable, String operator, List<Piece> arguments) implements Piece {

        public Reference {
            arguments = List.copyOf(arguments);
        }

        /// Whether it says itself what to do about a variable that is not set.
        boolean toleratesUnset() {
            return switch (operator) {
                case "-", "+", "=", "?", ":-", ":+", ":=", ":?" -> true;
                default -> false;
            };
        }
    }
}
