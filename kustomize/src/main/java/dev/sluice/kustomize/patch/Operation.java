package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.Optional;

/// One step of a JSON patch, which names a place and what to do there. What is missing in it shows
/// when it is applied.
record Operation(Mapping fields) {

    void apply(PatchedDocument document) {
        switch (name()) {
            case "add" -> document.place(this, path()).add(this, value());
            case "remove" -> document.place(this, path()).remove(this);
            case "replace" -> replace(document);
            case "move" -> move(document);
            case "copy" -> copy(document);
            case "test" -> test(document);
            default ->
                    throw Unfit.because(
                            position(),
                            "\"%s\" is no operation of a JSON patch".formatted(name()),
                            "write add, remove, replace, move, copy or test");
        }
    }

    /// A refusal that tells which operation, where in the object, and why.
    Unfit unfit(String pointer, String why) {
        return Unfit.because(
                position(),
                "%s %s: %s".formatted(name(), pointer, why),
                "correct the path, or drop the operation");
    }

    private String name() {
        return fields.string("op").orElse("unknown");
    }

    private String path() {
        return pointer("path");
    }

    private String pointer(String field) {
        return fields.string(field)
                .orElseThrow(
                        () ->
                                Unfit.because(
                                        position(),
                                        "the operation %s has no %s".formatted(name(), field),
                                        "add it, a path such as /metadata/name"));
    }

    private Position position() {
        return fields.get("path").map(YamlNode::position).orElseGet(fields::position);
    }

    /// A value that is not given is null.
    private Draft value() {
        return Draft.of(fields.get("value").orElseGet(this::nothing));
    }

    private Scalar nothing() {
        return new Scalar("null", null, Scalar.Style.PLAIN, position());
    }

    private void replace(PatchedDocument document) {
        if (path().isEmpty()) {
            document.replaceRoot(value());
            return;
        }
        var place = document.place(this, path());
        place.get(this);
        place.set(this, value());
    }

    private void move(PatchedDocument document) {
        var from = document.place(this, pointer("from"));
        var value = Optional.ofNullable(from.get(this));
        from.remove(this);
        document.place(this, path()).add(this, value.orElseGet(() -> Draft.of(nothing())));
    }

    private void copy(PatchedDocument document) {
        var value = document.place(this, pointer("from")).get(this);
        var copied = value == null ? nothing() : value.node();
        document.place(this, path()).add(this, Draft.of(copied));
    }

    private void test(PatchedDocument document) {
        var found = path().isEmpty() ? document.root() : document.place(this, path()).get(this);
        var wanted = value();
        var isEqual =
                (found == null || found.isNull())
                        ? wanted.isNull()
                        : found.node().sameContent(wanted.node());
        if (!isEqual) {
            throw unfit(path(), "the object has another value there");
        }
    }
}
