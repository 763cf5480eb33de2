package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.reference.Candidates.Referral;
import dev.sluice.kustomize.resource.Edits;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.Optional;
import java.util.stream.Collectors;

/// A field that holds a name, a mapping with a name, or a list of either.
record NameField(Candidates candidates, Problems problems) {

    /// The field after the objects that it names were renamed.
    YamlNode followed(YamlNode node) {
        return switch (node) {
            case Scalar scalar when scalar.isNull() -> scalar;
            case Scalar scalar -> name(scalar);
            case Mapping mapping -> mapping(mapping);
            case Sequence sequence -> Edits.items(sequence, this::item);
        };
    }

    private YamlNode item(YamlNode node) {
        if (node instanceof Sequence) {
            refuse(node, "holds a list in a list");
            return node;
        }
        return followed(node);
    }

    private YamlNode name(Scalar scalar) {
        return referral(candidates.byName(scalar.text()), scalar)
                .filter(found -> !found.name().equals(scalar.text()))
                .<YamlNode>map(found -> Scalars.untyped(found.name(), scalar))
                .orElse(scalar);
    }

    private YamlNode mapping(Mapping mapping) {
        var name = mapping.get("name");
        if (name.isEmpty()) {
            refuse(mapping, "is a mapping without a name");
            return mapping;
        }
        var text = Scalars.text(name.get());
        var referral =
                mapping.get("namespace")
                        .map(namespace -> candidates.byName(text, Scalars.text(namespace)))
                        .orElseGet(() -> candidates.byNameWithoutNamespace(text));
        return referral(referral, mapping).map(found -> pointedTo(mapping, found)).orElse(mapping);
    }

    private static Mapping pointedTo(Mapping mapping, Resource found) {
        var name = mapping.get("name");
        if (found.name().equals(Scalars.text(name.orElseThrow())) && found.namespace().isEmpty()) {
            return mapping;
        }
        var named = mapping.with("name", Scalars.untyped(found.name(), name, mapping.position()));
        return found.namespace().isEmpty()
                ? named
                : named.with(
                        "namespace",
                        Scalars.untyped(
                                found.namespace(), mapping.get("namespace"), mapping.position()));
    }

    private Optional<Resource> referral(Referral referral, YamlNode node) {
        if (!referral.rivals().isEmpty()) {
            problems.error(
                    "AmbiguousReference",
                    node.position().isKnown() ? node.position() : candidates.referrer().position(),
                    "%s of %s may refer to several objects: %s"
                            .formatted(
                                    candidates.spec().path(),
                                    candidates.referrer(),
                                    referral.rivals().stream()
                                            .map(rival -> rival.id().toString())
                                            .collect(Collectors.joining(", "))),
                    "name the namespace, or give the objects names of their own");
        }
        return referral.resource();
    }

    private void refuse(YamlNode node, String why) {
        problems.error(
                "FieldDoesNotFit",
                node.position(),
                "the field %s of %s %s"
                        .formatted(candidates.spec().path(), candidates.referrer(), why),
                "correct the object or the name reference of the configuration");
    }
}
