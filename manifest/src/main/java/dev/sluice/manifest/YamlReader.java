package dev.sluice.manifest;

import dev.sluice.manifest.NodeComposer.Extent;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads YAML and JSON, one document or many, and never throws on what it reads: what is wrong
/// comes back as problems with their positions, beside the documents that are sound.
public final class YamlReader {

    /// How many characters may be read again for the sake of what only Go accepts.
    private static final long MOST_TEXT_AGAIN = 20_000_000;

    private final Dialect dialect;
    private final Limits limits;
    private final KeyRules keys;

    public YamlReader(Dialect dialect) {
        this(dialect, Limits.DEFAULT);
    }

    public YamlReader(Dialect dialect, Limits limits) {
        this(dialect, limits, EqualKeys.REFUSED);
    }

    public YamlReader(Dialect dialect, Limits limits, EqualKeys equalKeys) {
        this(limits, new KeyRules(dialect, equalKeys, OddKeys.REFUSED));
    }

    private YamlReader(Limits limits, KeyRules keys) {
        this.dialect = keys.dialect();
        this.limits = limits;
        this.keys = keys;
    }

    /// The same reader with another way to treat keys that stand twice.
    public YamlReader with(EqualKeys equalKeys) {
        return new YamlReader(limits, new KeyRules(dialect, equalKeys, keys.odd()));
    }

    /// The same reader with another way to treat keys that are no strings.
    public YamlReader with(OddKeys oddKeys) {
        return new YamlReader(limits, new KeyRules(dialect, keys.equal(), oddKeys));
    }

    /// Reads the bytes of a file.
    ///
    /// @param file how the file is named in positions
    public Parsed read(String file, byte[] content) {
        var decoded = decoded(file, content);
        return decoded.refusal() == null ? read(file, decoded.text()) : refused(decoded.refusal());
    }

    /// Reads a text.
    ///
    /// @param file how the text is named in positions
    public Parsed read(String file, String text) {
        if (text.length() > limits.bytes()) {
            return refused(tooLarge(file, text.length()));
        }
        var chunks = chunks(text);
        var documents = new ArrayList<YamlNode>();
        var problems = new ArrayList<Problem>();
        var budget = new Budget(limits);
        for (var chunk : chunks) {
            if (documents.size() + problems.size() >= limits.documents()) {
                problems.add(tooMany(new Position(file, chunk.firstLine() + 1, 1)));
                break;
            }
            if (DocumentSplitter.isBrokenSeparator(chunk, dialect)) {
                problems.add(brokenSeparator(new Position(file, chunk.firstLine() + 1, 1)));
                continue;
            }
            var document = compose(file, chunk, budget, problems, extent());
            if (document.isPresent()) {
                documents.add(document.get());
            }
        }
        return new Parsed(documents, problems);
    }

    /// Kustomize takes texts apart at lines `---` and reads one document of each, whatever follows.
    private Extent extent() {
        return dialect == Dialect.KUSTOMIZE ? Extent.FIRST_DOCUMENT : Extent.WHOLE;
    }

    /// Reads the first document of a file and nothing of those behind it; none if it is empty.
    ///
    /// @param file how the file is named in positions
    public Parsed readFirst(String file, byte[] content) {
        var decoded = decoded(file, content);
        return decoded.refusal() == null
                ? readFirst(file, decoded.text())
                : refused(decoded.refusal());
    }

    /// Reads the first document of a text and nothing of those behind it; none if it is empty.
    ///
    /// @param file how the text is named in positions
    public Parsed readFirst(String file, String text) {
        if (text.length() > limits.bytes()) {
            return refused(tooLarge(file, text.length()));
        }
        for (var chunk : chunks(text)) {
            if (!chunk.isPreamble()) {
                var problems = new ArrayList<Problem>();
                var budget = new Budget(limits);
                var document = compose(file, chunk, budget, problems, Extent.FIRST_DOCUMENT);
                return new Parsed(
                        document.isPresent() ? List.of(document.get()) : List.of(), problems);
            }
        }
        return new Parsed(List.of(), List.of());
    }

    /// The text of a file, or why it cannot be read.
    private record Decoded(String text, @Nullable Problem refusal) {}

    private Decoded decoded(String file, byte[] content) {
        if (content.length > limits.bytes()) {
            return new Decoded("", tooLarge(file, content.length));
        }
        if (startsWith(content, 0xFE, 0xFF) || startsWith(content, 0xFF, 0xFE)) {
            return new Decoded(
                    "",
                    Problem.error(
                            "UnsupportedEncoding",
                            Position.startOf(file),
                            "the file is encoded as UTF-16",
                            "save it as UTF-8"));
        }
        var in = ByteBuffer.wrap(content);
        var out = CharBuffer.allocate(content.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            return new Decoded(
                    text,
                    Problem.error(
                            "InvalidUtf8",
                            endOf(file, text),
                            "the file is not valid UTF-8 from here on",
                            "save it as UTF-8"));
        }
        return new Decoded(text, null);
    }

    private List<DocumentSplitter.Chunk> chunks(String text) {
        var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return DocumentSplitter.split(unmarked.replace("\r\n", "\n"), dialect);
    }

    private Optional<YamlNode> compose(
            String file,
            DocumentSplitter.Chunk chunk,
            Budget budget,
            List<Problem> problems,
            Extent extent) {
        var plain = PlainComposer.compose(file, chunk, keys, budget);
        if (plain.isPresent()) {
            return plain;
        }
        var before = budget.spent();
        var attempt = chunk;
        for (var attempts = 0; ; attempts++) {
            var found = new ArrayList<Problem>();
            var composer = new NodeComposer(file, attempt, keys, budget, found);
            var document = composer.compose(extent);
            if (document.isEmpty()) {
                budget.restore(before);
            }
            var again = composer.concession();
            if (again.isEmpty() || (long) attempts * chunk.text().length() > MOST_TEXT_AGAIN) {
                problems.addAll(found);
                return document;
            }
            attempt = again.get();
        }
    }

    private static Parsed refused(Problem problem) {
        return new Parsed(List.of(), List.of(problem));
    }

    private Problem tooLarge(String file, int size) {
        return Problem.error(
                "FileTooLarge",
                Position.startOf(file),
                "the file has %d bytes, more than the %d allowed".formatted(size, limits.bytes()),
                "split it into smaller files");
    }

    private Problem tooMany(Position position) {
        return Problem.error(
                "TooManyDocuments",
                position,
                "the file holds more than %d documents".formatted(limits.documents()),
                "split it into smaller files");
    }

    private static Problem brokenSeparator(Position position) {
        return Problem.error(
                "InvalidDocumentSeparator",
                position,
                "nothing but a comment may follow --- on its line",
                "put what follows on the next line");
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static Position endOf(String file, String text) {
        var line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        return new Position(file, line, text.length() - text.lastIndexOf('\n'));
    }
}
