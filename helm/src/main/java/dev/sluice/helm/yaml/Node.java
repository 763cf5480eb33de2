package dev.sluice.helm.yaml;

import java.util.List;

/// What stands in a document; of equal content, yet another node.
sealed interface Node {

    /// A text whose meaning depends on how it is written.
    ///
    /// @param tag its type, empty if it has none
    /// @param isPlain whether it has neither quotes nor a type
    record Scalar(String tag, String value, boolean isPlain) implements Node {

        private static final String MERGE = "tag:yaml.org,2002:merge";

        boolean isMerge() {
            return value.equals("<<") && (isPlain || tag.equals(MERGE));
        }
    }

    record Sequence(List<Node> items) implements Node {}

    /// Keys and values in turn.
    record Mapping(List<Node> children) implements Node {}

    /// Another node once more.
    record Alias(String name, Anchored target) implements Node {}

    /// Where an anchor stands: its node is known when it was read.
    final class Anchored {

        private Node node = new Sequence(List.of());
        private boolean isOpen;

        Node node() {
            return node;
        }

        void is(Node node) {
            this.node = node;
        }

        /// Whether its value is being made, and so would hold itself.
        boolean isOpen() {
            return isOpen;
        }

        void open(boolean isOpen) {
            this.isOpen = isOpen;
        }
    }
}
