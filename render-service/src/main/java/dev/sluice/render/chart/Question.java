package dev.sluice.render.chart;

import java.util.Optional;

/// What a chart asks about its control plane.
public sealed interface Question {

    /// As a read-set names it.
    String text();

    /// Which version of Kubernetes is it?
    record Version() implements Question {
        private static final String TEXT = "kube-version";

        @Override
        public String text() {
            return TEXT;
        }
    }

    /// Does it serve this API version?
    record Serves(String version) implements Question {
        private static final String START = "api-version/";

        @Override
        public String text() {
            return START + version;
        }
    }

    /// Which API versions does it serve?
    record AllServed() implements Question {
        private static final String TEXT = "api-versions";

        @Override
        public String text() {
            return TEXT;
        }
    }

    /// Reads what [#text()] writes.
    static Optional<Question> parse(String text) {
        return switch (text) {
            case Version.TEXT -> Optional.of(new Version());
            case AllServed.TEXT -> Optional.of(new AllServed());
            default ->
                    text.startsWith(Serves.START)
                            ? Optional.of(new Serves(text.substring(Serves.START.length())))
                            : Optional.empty();
        };
    }
}
