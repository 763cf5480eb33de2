package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.SelectorReader;
import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.draft.Draft;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.kustomize.resource.Selector;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes one value into fields of objects: the plugin `ValueAddTransformer`
/// (`api/filters/valueadd/valueadd.go`).
public final class ValueAddTransformer implements Transformer {

    /// Where the value goes.
    ///
    /// @param pathPosition if above 0, the place in a file path that the value is inserted at
    private record Target(
            Optional<Selector> selector, String fieldPath, long pathPosition, Position position) {

        static Target read(Fields fields) {
            return new Target(
                    fields.object("selector", SelectorReader::read),
                    fields.text("fieldPath"),
                    fields.number("filePathPosition"),
                    fields.position());
        }
    }

    private static final int LONGEST_PATH = 400;

    private final String value;
    private final List<Target> targets;

    private ValueAddTransformer(String value, List<Target> targets) {
        this.value = value;
        this.targets = targets;
    }

    /// The plugin; without a value it is the name of the kustomization's directory.
    public static ValueAddTransformer read(Fields fields, Loader loader) {
        var value = fields.text("value").strip();
        var targets = new ArrayList<>(fields.list("targets", Target::read));
        if (!fields.text("targetFilePath").isEmpty()) {
            targets.addAll(fromFile(fields, loader));
        }
        if (targets.isEmpty()) {
            note(fields.problems(), fields.position(), "there are no targets", "add one");
        }
        for (var target : targets) {
            if (target.fieldPath().isEmpty()) {
                note(
                        fields.problems(),
                        target.position(),
                        "the target has no fieldPath",
                        "add one like spec/path");
            }
            if (target.fieldPath().length() > LONGEST_PATH) {
                note(
                        fields.problems(),
                        target.position(),
                        "the fieldPath has more than %d characters".formatted(LONGEST_PATH),
                        "shorten it");
            }
            if (target.pathPosition() < 0) {
                note(
                        fields.problems(),
                        target.position(),
                        "the filePathPosition is negative",
                        "count from 1");
            }
        }
        var named = value.isEmpty() ? loader.root().name() : value;
        return new ValueAddTransformer(named, targets);
    }

    private static void note(Problems problems, Position position, String what, String remedy) {
        problems.error("InvalidPlugin", position, what, remedy);
    }

    private static List<Target> fromFile(Fields fields, Loader loader) {
        return switch (loader.file(fields.located("targetFilePath"))) {
            case Found.File(var name, var content) -> {
                var reader = new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);
                var parsed = reader.readFirst(name, content);
                fields.problems().addAll(parsed.problems());
                yield parsed.documents().stream()
                        .findFirst()
                        .map(
                                document ->
                                        Fields.read(
                                                document,
                                                Strictness.PLUGIN,
                                                fields.problems(),
                                                file -> file.list("targets", Target::read)))
                        .orElseGet(List::of);
            }
            case Found.Nothing(var problem) -> {
                fields.problems().add(problem);
                yield List.of();
            }
            case Found.Directory _ -> List.of();
        };
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        var changed = resources;
        for (var target : targets) {
            changed = transform(changed, target, problems);
        }
        return changed;
    }

    private Resources transform(Resources resources, Target target, Problems problems) {
        var matcher = target.selector().flatMap(selector -> selector.matcher(problems));
        return resources.each(
                resource ->
                        target.selector().isEmpty()
                                        || matcher.filter(m -> m.picks(resource)).isPresent()
                                ? changed(resource, target, problems)
                                : resource);
    }

    private Resource changed(Resource resource, Target target, Problems problems) {
        if (target.fieldPath().equals("metadata/namespace")) {
            return new NamespaceTransformer(
                            value, List.of(), false, NamespaceTransformer.Subjects.DEFAULT_ONLY)
                    .moved(resource, problems);
        }
        var root = Draft.of(resource.content());
        var place = new ValuePlace(FieldSpec.split(target.fieldPath(), "/"));
        switch (place.in(root)) {
            case ValuePlace.Found.Field(var field) -> set(field, target);
            case ValuePlace.Found.Nothing _ when target.pathPosition() == 0 -> {}
            case ValuePlace.Found.Nothing _ -> refuse(resource.position(), target, problems);
            case ValuePlace.Found.Misled(var node) ->
                    refuse(
                            node.position().isKnown() ? node.position() : resource.position(),
                            target,
                            problems);
        }
        return root.node() instanceof Mapping content ? resource.withContent(content) : resource;
    }

    private static void refuse(Position position, Target target, Problems problems) {
        problems.error(
                "FieldDoesNotFit",
                position,
                "%s leads to what can hold no value".formatted(target.fieldPath()),
                "correct the fieldPath");
    }

    private void set(Draft field, Target target) {
        var text =
                target.pathPosition() > 0
                        ? inserted(field.text(), target.pathPosition() - 1)
                        : value;
        field.become(Scalars.untyped(text, field.scalar()));
    }

    /// A file path with the value as one more part, at its end if the place lies behind it
    /// (`InsertPathPart` of `kyaml/filesys/util.go`).
    private String inserted(String path, long place) {
        if (path.isEmpty()) {
            return value;
        }
        var isAbsolute = path.startsWith("/");
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        parts.add((int) Math.min(place, parts.size()), value);
        return (isAbsolute ? "/" : "") + String.join("/", parts);
    }
}
