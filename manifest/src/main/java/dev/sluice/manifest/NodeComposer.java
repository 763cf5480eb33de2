package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
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

    /// What an anchor stands for, and what each use of it costs.
    private record Anchored(YamlNode node, Budget.Cost cost, int height) {}

    private final String file;
    private final DocumentSplitter.Chunk chunk;
    private final Dialect dialect;
    private final Budget budget;
    private final List<Problem> problems;
    private final Parser events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private int deepest;
    private boolean sound = true;
    private Optional<String> concession = Optional.empty();

    NodeComposer(
            String file,
            DocumentSplitter.Chunk chunk,
            Dialect dialect,
            Budget budget,
            List<Problem> problems) {
        this.file = file;
        this.chunk = chunk;
        this.dialect = dialect;
        this.budget = budget;
        this.problems = problems;
        // With the whole text in its buffer the parser need not copy it over and over.
        var settings =
                LoadSettings.builder()
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .setBufferSize(chunk.text().length() + 1)
                        .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, chunk.text()));
    }

    /// The document, unless it is empty or unsound.
    Optional<YamlNode> compose() {
        try {
            return document().filter(_ -> sound).filter(NodeComposer::isNotEmpty);
        } catch (GivenUp _) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            concession =
                    mark.flatMap(
                            place ->
                                    GoConcession.rewrite(
                                            chunk.text(),
                                            place.getLine(),
                                            place.getColumn(),
                                            words(e)));
            note("InvalidYaml", mark.map(this::position).orElseGet(this::start), words(e), "");
        } catch (ReaderException e) {
            note(
                    "InvalidCharacter",
                    positionOf(e.getPosition()),
                    "the control character U+%04X is not allowed".formatted(e.getCodePoint()),
                    "remove it, or escape it in double quotes");
        } catch (YamlEngineException e) {
            note("InvalidYaml", start(), String.valueOf(e.getMessage()), "");
        }
        return Optional.empty();
    }

    /// After a refusal that Go would not share: the text to try again with.
    Optional<DocumentSplitter.Chunk> concession() {
        return concession.map(text -> new DocumentSplitter.Chunk(text, chunk.firstLine()));
    }

    private Optional<YamlNode> document() {
        var roots = new ArrayList<YamlNode>(1);
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (!roots.isEmpty()) {
                    throw giveUp(
                            "TextAfterDocumentEnd",
                            position(event),
                            "another document starts here without ---",
                            "start every document but the first with a line ---");
                }
                roots.add(node(events.next(), 1));
            }
        }
        if (roots.isEmpty() && (chunk.text().startsWith("%") || chunk.text().contains("\n%"))) {
            throw giveUp(
                    "InvalidYaml",
                    start(),
                    "a line that starts with % is a directive, and no document follows it",
                    "put the line in quotes, or a line --- after it");
        }
        return roots.stream().findFirst();
    }

    private static boolean isNotEmpty(YamlNode root) {
        return !(root instanceof Scalar scalar && scalar.isNull());
    }

    private YamlNode node(Event event, int depth) {
        deepest = Math.max(deepest, depth);
        if (depth > budget.depth()) {
            throw tooDeep(position(event));
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        var anchor = event instanceof NodeEvent named ? named.getAnchor() : Optional.empty();
        if (anchor.isEmpty()) {
            return unnamed(event, depth);
        }
        var name = anchor.get().toString();
        openAnchors.add(name);
        var before = budget.spent();
        var outerDeepest = deepest;
        deepest = depth;
        var node = unnamed(event, depth);
        anchors.put(name, new Anchored(node, budget.since(before), deepest - depth));
        deepest = Math.max(deepest, outerDeepest);
        openAnchors.remove(name);
        return node;
    }

    private YamlNode unnamed(Event event, int depth) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start, depth);
            case MappingStartEvent start -> mapping(start, depth);
            default -> throw new IllegalStateException("the parser sent " + event);
        };
    }

    private YamlNode alias(AliasEvent alias, int depth) {
        var name = alias.getAlias().toString();
        var target = anchors.get(name);
        if (target == null || openAnchors.contains(name)) {
            throw giveUp(
                    "InvalidAlias",
                    position(alias),
                    openAnchors.contains(name)
                            ? "the alias *%s stands inside what it stands for".formatted(name)
                            : "no anchor &%s stands before this alias".formatted(name),
                    "define the anchor before it is used");
        }
        deepest = Math.max(deepest, depth + target.height());
        if (depth + target.height() > budget.depth()) {
            throw tooDeep(position(alias));
        }
        spend(target.cost().nodes(), target.cost().characters(), position(alias));
        return target.node();
    }

    private Sequence sequence(SequenceStartEvent start, int depth) {
        spend(1, 0, position(start));
        var items = new ArrayList<YamlNode>();
        for (var event = events.next();
                !(event instanceof SequenceEndEvent);
                event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(items, position(start));
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        spend(1, 0, position(start));
        var fields = new FieldCollector(dialect, depth == 1, this::noteProblem);
        for (var event = events.next();
                !(event instanceof MappingEndEvent);
                event = events.next()) {
            var isPlain = event instanceof ScalarEvent scalar && scalar.isPlain();
            var key = node(event, depth + 1);
            fields.add(key, isPlain, node(events.next(), depth + 1));
        }
        return fields.mapping(position(start));
    }

    private Scalar scalar(ScalarEvent event) {
        var position = position(event);
        spend(1, event.getValue().length(), position);
        return ScalarMeaning.of(event.getValue(), event.getTag(), style(event), dialect)
                .at(position, this::noteProblem);
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
        note(reason, position, message, remedy);
        return new GivenUp();
    }

    private void note(String reason, Position position, String message, String remedy) {
        noteProblem(Problem.error(reason, position, message, remedy));
    }

    private void noteProblem(Problem problem) {
        problems.add(problem);
        sound = false;
    }

    private static String words(MarkedYamlEngineException e) {
        var problem = e.getProblem();
        return e.getContext() == null || e.getContext().isEmpty()
                ? problem
                : e.getContext() + ", " + problem;
    }

    private Position start() {
        return new Position(file, chunk.firstLine() + 1, 1);
    }

    private Position position(Event event) {
        return event.getStartMark().map(this::position).orElseGet(this::start);
    }

    private Position position(Mark mark) {
        return new Position(file, chunk.firstLine() + mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// The position of a character that the parser counts from the start of the chunk.
    private Position positionOf(int codePoints) {
        var before = chunk.text().codePoints().limit(codePoints).toArray();
        var line = 1;
        var column = 1;
        for (var c : before) {
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Position(file, chunk.firstLine() + line, column);
    }
}
