package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes the node of one document from the parser's events.
final class NodeComposer {

    /// The document cannot be read any further; the problem is noted already.
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super(null, null, false, false);
        }
    }

    /// How much of a text counts.
    enum Extent {
        WHOLE,

        /// The text may go on behind it in whatever way.
        FIRST_DOCUMENT
    }

    private static final int MOST_PROBLEMS = 100;

    /// Settings take long to make, so most documents share theirs.
    private static final int USUAL_LENGTH = 1024;

    private static final LoadSettings USUAL_SETTINGS = settings(USUAL_LENGTH);

    private final Places places;
    private final Dialect dialect;
    private final KeyRules keys;
    private final Budget budget;
    private final List<Problem> problems;
    private final Parser events;
    private final Anchors anchors = new Anchors();
    private int deepest;
    private int flowDepth;
    private boolean sound = true;
    private Optional<String> concession = Optional.empty();

    NodeComposer(
            String file,
            DocumentSplitter.Chunk chunk,
            KeyRules keys,
            Budget budget,
            List<Problem> problems) {
        this.places = new Places(file, chunk);
        this.dialect = keys.dialect();
        this.keys = keys;
        this.budget = budget;
        this.problems = problems;
        var length = chunk.text().length();
        var settings = length < USUAL_LENGTH ? USUAL_SETTINGS : settings(length);
        this.events = new ParserImpl(settings, new StreamReader(settings, chunk.text()));
    }

    /// With the whole text in its buffer the parser need not copy it over and over.
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(length + 1)
                .build();
    }

    /// The document, unless it is empty or unsound.
    Optional<YamlNode> compose(Extent extent) {
        try {
            var found =
                    switch (extent) {
                        case WHOLE -> document();
                        case FIRST_DOCUMENT -> firstDocument();
                    };
            return found.isPresent() && sound && isNotEmpty(found.get()) ? found : Optional.empty();
        } catch (GivenUp _) {
            return Optional.empty();
        } catch (YamlEngineException e) {
            var complaint = new ParserComplaint(e);
            note(complaint.problem(places));
            concession = complaint.concession(places.chunk().text());
            return Optional.empty();
        }
    }

    /// After a refusal that Go would not share: the text to try again with.
    Optional<DocumentSplitter.Chunk> concession() {
        var firstLine = places.chunk().firstLine();
        return concession.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentSplitter.Chunk(concession.get(), firstLine));
    }

    private Optional<YamlNode> firstDocument() {
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                var root = node(events.next(), 1);
                // The end, for which the parser looks at what comes next.
                events.next();
                return Optional.of(root);
            }
        }
        requireNoDirective();
        return Optional.empty();
    }

    private Optional<YamlNode> document() {
        var roots = new ArrayList<YamlNode>(1);
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (!roots.isEmpty()) {
                    throw giveUp(
                            "TextAfterDocumentEnd",
                            places.of(event),
                            "another document starts here without ---",
                            "start every document but the first with a line ---");
                }
                roots.add(node(events.next(), 1));
            }
        }
        if (roots.isEmpty()) {
            requireNoDirective();
        }
        return roots.isEmpty() ? Optional.empty() : Optional.of(roots.getFirst());
    }

    private void requireNoDirective() {
        if (hasDirective(places.chunk().text())) {
            throw giveUp(
                    "InvalidYaml",
                    places.start(),
                    "a line that starts with % is a directive, and no document follows it",
                    "put the line in quotes, or a line --- after it");
        }
    }

    private static boolean hasDirective(String text) {
        return text.startsWith("%") || text.contains("\n%");
    }

    private static boolean isNotEmpty(YamlNode root) {
        return !(root instanceof Scalar scalar && scalar.isNull());
    }

    private YamlNode node(Event event, int depth) {
        deepest = Math.max(deepest, depth);
        if (depth > budget.depth()) {
            throw tooDeep(places.of(event));
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        var anchor = event instanceof NodeEvent named ? named.getAnchor() : Optional.empty();
        if (anchor.isEmpty()) {
            return unnamed(event, depth);
        }
        var name = anchor.get().toString();
        anchors.open(name);
        var before = budget.spent();
        var outerDeepest = deepest;
        deepest = depth;
        var node = unnamed(event, depth);
        anchors.close(name, new Anchors.Anchored(node, budget.since(before), deepest - depth));
        deepest = Math.max(deepest, outerDeepest);
        return node;
    }

    private YamlNode unnamed(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        var isFlow = event instanceof CollectionStartEvent start && start.isFlow();
        flowDepth += isFlow ? 1 : 0;
        var node =
                switch (event) {
                    case SequenceStartEvent start -> sequence(start, depth);
                    case MappingStartEvent start -> mapping(start, depth);
                    default -> throw new IllegalStateException("the parser sent " + event);
                };
        flowDepth -= isFlow ? 1 : 0;
        return node;
    }

    private YamlNode alias(AliasEvent alias, int depth) {
        var name = alias.getAlias().toString();
        var target =
                anchors.find(name)
                        .orElseThrow(
                                () ->
                                        giveUp(
                                                "InvalidAlias",
                                                places.of(alias),
                                                whyUnknown(name),
                                                "define the anchor before it is used"));
        deepest = Math.max(deepest, depth + target.height());
        if (depth + target.height() > budget.depth()) {
            throw tooDeep(places.of(alias));
        }
        spend(target.cost().nodes(), target.cost().characters(), places.of(alias));
        return target.node();
    }

    private String whyUnknown(String name) {
        return anchors.isOpen(name)
                ? "the alias *%s stands inside what it stands for".formatted(name)
                : "no anchor &%s stands before this alias".formatted(name);
    }

    private Sequence sequence(SequenceStartEvent start, int depth) {
        spend(1, 0, places.of(start));
        var items = new ArrayList<YamlNode>();
        for (var event = events.next();
                !(event instanceof SequenceEndEvent);
                event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(items, places.of(start));
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        spend(1, 0, places.of(start));
        var fields = new FieldCollector(keys, depth == 1, this::note);
        for (var event = events.next();
                !(event instanceof MappingEndEvent);
                event = events.next()) {
            var isPlain = event instanceof ScalarEvent scalar && scalar.isPlain();
            var key = node(event, depth + 1);
            fields.add(key, isPlain, node(events.next(), depth + 1));
        }
        return fields.mapping(places.of(start));
    }

    private Scalar scalar(ScalarEvent event) {
        var position = places.of(event);
        spend(1, event.getValue().length(), position);
        var isNothing = event.isPlain() && event.getValue().isEmpty() && event.getTag().isEmpty();
        return isNothing && flowDepth > 0
                ? Scalar.nothingInFlow(position)
                : ScalarMeaning.of(event.getValue(), event.getTag(), style(event), dialect)
                        .at(position, this::note);
    }

    private static Scalar.Style style(ScalarEvent event) {
        return switch (event.getScalarStyle()) {
            case ScalarStyle.PLAIN, ScalarStyle.JSON_SCALAR_STYLE -> Scalar.Style.PLAIN;
            case ScalarStyle.SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
            case ScalarStyle.DOUBLE_QUOTED -> Scalar.Style.DOUBLE_QUOTED;
            case ScalarStyle.LITERAL -> Scalar.Style.LITERAL;
            case ScalarStyle.FOLDED -> Scalar.Style.FOLDED;
        };
    }

    private void spend(int nodes, long characters, Position position) {
        if (!budget.spend(nodes, characters)) {
            throw giveUp(
                    "DocumentTooLarge",
                    position,
                    "with its aliases expanded the file is larger than " + budget.limits(),
                    "split the file, or use fewer aliases");
        }
    }

    private GivenUp tooDeep(Position position) {
        return giveUp(
                "NestingTooDeep",
                position,
                "more than %d levels of nesting".formatted(budget.depth()),
                "flatten the document");
    }

    private GivenUp giveUp(String reason, Position position, String message, String remedy) {
        note(Problem.error(reason, position, message, remedy));
        return new GivenUp();
    }

    private void note(Problem problem) {
        sound = false;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add(
                    Problem.error(
                            "TooManyProblems",
                            problem.position(),
                            "from here on the document's problems are not listed",
                            "correct those before"));
        }
    }
}
