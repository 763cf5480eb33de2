package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.ReplicaCount;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.List;

/// Sets the number of replicas of workloads by their name: `replicas`.
public final class ReplicaTransformer implements Transformer {

    private final ReplicaCount wanted;
    private final List<FieldSpec> specs;

    public ReplicaTransformer(ReplicaCount wanted, List<FieldSpec> specs) {
        this.wanted = wanted;
        this.specs = specs;
    }

    /// The plugin `ReplicaCountTransformer`.
    public static ReplicaTransformer read(Fields fields) {
        return new ReplicaTransformer(
                fields.object("replica", ReplicaCount::read)
                        .orElse(new ReplicaCount("", 0, fields.position())),
                fields.list("fieldSpecs", FieldSpec::read));
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        if (resources.all().stream()
                .noneMatch(resource -> specs.stream().anyMatch(spec -> isMeant(resource, spec)))) {
            problems.error(
                    "NoReplicasTarget",
                    wanted.position(),
                    "no object named %s has replicas".formatted(wanted.name()),
                    "correct the name; it works for " + kinds());
        }
        var scaled = resources;
        for (var spec : specs) {
            scaled =
                    scaled.each(
                            resource ->
                                    isMeant(resource, spec)
                                            ? scaled(resource, spec, problems)
                                            : resource);
        }
        return scaled;
    }

    private Resource scaled(Resource resource, FieldSpec spec, Problems problems) {
        return FieldEditor.edit(
                resource,
                spec,
                FieldEditor.Missing.MADE_SCALAR,
                node -> count(node, problems),
                problems);
    }

    private boolean isMeant(Resource resource, FieldSpec spec) {
        return resource.allIds().stream()
                .anyMatch(
                        id -> id.name().equals(wanted.name()) && id.gvk().isSelectedBy(spec.gvk()));
    }

    private YamlNode count(YamlNode node, Problems problems) {
        if (node instanceof Scalar replaced) {
            // In the quotes of the old number the new one is a string.
            var text = Long.toString(wanted.count());
            return replaced.isPlain()
                    ? YamlNode.of(wanted.count(), Position.NOWHERE)
                    : new Scalar(text, text, replaced.style(), Position.NOWHERE);
        }
        problems.error(
                "FieldDoesNotFit",
                node.position(),
                "the replicas are no single value",
                "write a number");
        return node;
    }

    private String kinds() {
        return String.join(", ", specs.stream().map(spec -> spec.gvk().kind()).toList());
    }
}
