package dev.sluice.manifest;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What the parser found wrong, as a problem for people.
record ParserComplaint(YamlEngineException exception) {

    Problem problem(Places places) {
        return switch (exception) {
            case MarkedYamlEngineException marked ->
                    Problem.error(
                            "InvalidYaml",
                            mark(marked).map(places::of).orElseGet(places::start),
                            words(marked),
                            "correct the YAML here");
            case ReaderException unreadable ->
                    Problem.error(
                            "InvalidCharacter",
                            places.ofCodePoint(unreadable.getPosition()),
                            "the control character U+%04X is not allowed"
                                    .formatted(unreadable.getCodePoint()),
                            "remove it, or escape it in double quotes");
            default ->
                    Problem.error(
                            "InvalidYaml",
                            places.start(),
                            String.valueOf(exception.getMessage()),
                            "correct the YAML here");
        };
    }

    /// The text to try again with, if Go would not complain.
    Optional<String> concession(String text) {
        return exception instanceof MarkedYamlEngineException marked
                ? mark(marked)
                        .flatMap(
                                mark ->
                                        GoConcession.rewrite(
                                                text,
                                                mark.getLine(),
                                                mark.getColumn(),
                                                words(marked)))
                : Optional.empty();
    }

    private static Optional<Mark> mark(MarkedYamlEngineException marked) {
        return marked.getProblemMark().or(marked::getContextMark);
    }

    private static String words(MarkedYamlEngineException marked) {
        var context = marked.getContext();
        return context == null || context.isEmpty()
                ? marked.getProblem()
                : context + ", " + marked.getProblem();
    }
}
