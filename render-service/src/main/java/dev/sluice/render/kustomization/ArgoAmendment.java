package dev.sluice.render.kustomization;

import dev.sluice.kustomize.Amendment;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the `kustomize` options of an Argo CD `Application` write into its kustomization
/// (`util/kustomize/kustomize.go`, which calls `kustomize edit`).
public final class ArgoAmendment implements Amendment {

    private final Given given;
    private final BuildEnvironment environment;
    private final Predicate<String> exists;

    /// @param options the fields of `spec.source.kustomize`
    /// @param exists whether a path leads somewhere, seen from the directory
    public ArgoAmendment(
            Map<String, @Nullable Object> options,
            BuildEnvironment environment,
            Predicate<String> exists) {
        this.given = new Given(options, "spec.source.kustomize");
        this.environment = environment;
        this.exists = exists;
    }

    @Override
    public Optional<Mapping> amended(Optional<Mapping> written, Problems problems) {
        return written.map(fields -> amended(new Written(fields), problems));
    }

    private Mapping amended(Written kustomization, Problems problems) {
        set(kustomization, "namePrefix");
        set(kustomization, "nameSuffix");
        images(kustomization, problems);
        replicas(kustomization);
        labels(kustomization, problems);
        var isExpanded = given.flag("commonAnnotationsEnvsubst");
        merge(
                kustomization,
                "commonAnnotations",
                isExpanded ? expanded("commonAnnotations") : given.mapping("commonAnnotations"),
                given.flag("forceCommonAnnotations"),
                problems);
        set(kustomization, "namespace");
        kustomization.append("patches", given.mappings("patches"));
        kustomization.append("components", components());
        return kustomization.fields();
    }

    private void set(Written kustomization, String name) {
        given.text(name)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> kustomization.set(name, text));
    }

    private void images(Written kustomization, Problems problems) {
        var arguments = new ArrayList<ImageArgument>();
        for (var text : given.texts("images")) {
            var argument = ImageArgument.parse(environment.expand(text), given.position("images"));
            if (argument.isEmpty()) {
                problems.error(
                        "InvalidImage",
                        given.position("images"),
                        "the image %s changes nothing".formatted(text),
                        "write name:tag, name@digest or name=new-name:tag");
            }
            argument.ifPresent(arguments::add);
        }
        Images.set(kustomization, arguments);
    }

    private void replicas(Written kustomization) {
        var byName = new TreeMap<String, YamlNode>();
        for (var item : kustomization.items("replicas")) {
            if (item instanceof Mapping count) {
                byName.put(Images.text(count, "name"), count);
            }
        }
        for (var count : given.mappings("replicas")) {
            byName.put(Images.text(count, "name"), withNumber(count));
        }
        if (!given.mappings("replicas").isEmpty()) {
            kustomization.set(
                    "replicas",
                    new Sequence(List.copyOf(byName.values()), given.position("replicas")));
        }
    }

    /// The count may be written as a string.
    private static Mapping withNumber(Mapping replicas) {
        return replicas.string("count")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> YamlNode.of(Integer.parseInt(text), replicas.position()))
                .map(count -> replicas.with("count", count))
                .orElse(replicas);
    }

    private void labels(Written kustomization, Problems problems) {
        var labels = expanded("commonLabels");
        var isForced = given.flag("forceCommonLabels");
        if (!given.flag("labelWithoutSelector")) {
            merge(kustomization, "commonLabels", labels, isForced, problems);
        } else if (!labels.isEmpty()) {
            var added =
                    Mapping.empty(labels.position())
                            .with("pairs", labels)
                            .with("includeTemplates", flag("labelIncludeTemplates"));
            kustomization.append("labels", List.of(added));
        }
    }

    private YamlNode flag(String name) {
        return YamlNode.of(given.flag(name), given.position(name));
    }

    private Mapping expanded(String name) {
        var values = given.mapping(name);
        var expanded = values;
        for (var field : values.fields().entrySet()) {
            if (field.getValue().value() instanceof Scalar scalar) {
                var text = environment.expand(scalar.text());
                expanded = expanded.with(field.getKey(), Scalar.string(text, scalar.position()));
            }
        }
        return expanded;
    }

    /// What is written already is only overridden by force.
    private static void merge(
            Written kustomization, String name, Mapping added, boolean force, Problems problems) {
        var merged = kustomization.mapping(name);
        for (var field : added.fields().entrySet()) {
            if (merged.get(field.getKey()).isPresent() && !force) {
                Position position = added.position();
                problems.error(
                        "AlreadySet",
                        position,
                        "%s has %s in the kustomization already".formatted(name, field.getKey()),
                        "remove it in one of the two places, or set "
                                + (name.equals("commonLabels")
                                        ? "forceCommonLabels"
                                        : "forceCommonAnnotations"));
            }
            merged = merged.with(field.getKey(), field.getValue().value());
        }
        if (!added.isEmpty()) {
            kustomization.set(name, merged);
        }
    }

    private List<Scalar> components() {
        return given.texts("components").stream()
                .filter(path -> !given.flag("ignoreMissingComponents") || exists.test(path))
                .map(path -> Scalar.string(path, given.position("components")))
                .toList();
    }
}
