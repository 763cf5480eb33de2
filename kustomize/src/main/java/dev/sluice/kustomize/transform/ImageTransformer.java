package dev.sluice.kustomize.transform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.ImageChange;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Edits;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes the images of containers: `images` (`api/filters/imagetag`). Containers are found by
/// their name wherever they stand; then the field specs are followed, which may find them again.
public final class ImageTransformer implements Transformer {

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");

    private final ImageChange wanted;
    private final List<FieldSpec> specs;

    public ImageTransformer(ImageChange wanted, List<FieldSpec> specs) {
        this.wanted = wanted;
        this.specs = specs;
    }

    /// The plugin `ImageTagTransformer`.
    public static ImageTransformer read(Fields fields) {
        return new ImageTransformer(
                fields.object("imageTag", ImageChange::read)
                        .orElse(new ImageChange("", "", "", "", "", fields.position())),
                fields.list("fieldSpecs", FieldSpec::read));
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        var visit = new Visit(matching(), problems);
        return resources.each(visit::in);
    }

    /// What matches images; empty if the name is no regular expression, which matters only where
    /// there are images.
    private Optional<Pattern> matching() {
        var tagOrDigest = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$";
        try {
            return Optional.of(Pattern.compile("^" + wanted.name() + tagOrDigest));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    /// One object's images.
    private final class Visit {

        private final Optional<Pattern> matching;
        private final Problems problems;

        Visit(Optional<Pattern> matching, Problems problems) {
            this.matching = matching;
            this.problems = problems;
        }

        Resource in(Resource resource) {
            if (resource.kind().equals("CustomResourceDefinition")) {
                return resource;
            }
            var changed = resource.changed(content -> (Mapping) node(content));
            for (var spec : specs) {
                changed =
                        FieldEditor.edit(
                                changed, spec, FieldEditor.Missing.LEFT, this::image, problems);
            }
            return changed;
        }

        private YamlNode node(YamlNode node) {
            return switch (node) {
                case Scalar scalar -> scalar;
                case Sequence sequence -> Edits.items(sequence, this::node);
                case Mapping mapping ->
                        mapping.withValues(
                                (name, value) ->
                                        CONTAINERS.contains(name)
                                                ? containers(node(value))
                                                : node(value));
            };
        }

        private YamlNode containers(YamlNode node) {
            return node instanceof Sequence sequence
                    ? Edits.items(sequence, this::container)
                    : node;
        }

        private YamlNode container(YamlNode node) {
            if (node instanceof Mapping container) {
                return container
                        .get("image")
                        .map(image -> Edits.with(container, "image", image(image)))
                        .orElse(container);
            }
            if (!Scalars.isNull(node)) {
                problems.error(
                        "FieldDoesNotFit",
                        node.position(),
                        "this container is no mapping",
                        "write name and image");
            }
            return node;
        }

        private YamlNode image(YamlNode node) {
            if (!(node instanceof Scalar scalar)) {
                problems.error(
                        "FieldDoesNotFit",
                        node.position(),
                        "this image is no single value",
                        "write the name of an image");
                return node;
            }
            if (matching.isEmpty()) {
                problems.error(
                        "InvalidSelector",
                        wanted.position(),
                        "the name %s of the image is no regular expression"
                                .formatted(wanted.name()),
                        "correct the expression, or escape what it should take literally");
                return node;
            }
            if (!matching.get().matcher(scalar.text()).find()) {
                return node;
            }
            var changed = ImageName.parse(scalar.text()).changed(wanted).toString();
            return Scalars.untyped(changed, node);
        }
    }
}
