package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.DefinitionId;
import dev.sluice.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A resource in the course of its conversion.
final class Resource {

    /// What Kubernetes takes as a name.
    static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?");

    private final DefinitionId id;
    private final Manifest manifest;
    private final Findings findings;
    private final Fields top;

    Resource(DefinitionId id, Manifest manifest, Findings findings) {
        this.id = id;
        this.manifest = manifest;
        this.findings = findings;
        this.top = new Fields(manifest.content(), "", findings);
        top.accept("apiVersion", "kind", "metadata", "status");
    }

    DefinitionId id() {
        return id;
    }

    String namespace() {
        return id.namespace();
    }

    String name() {
        return id.name();
    }

    String group() {
        return manifest.group();
    }

    String kind() {
        return manifest.kind();
    }

    Manifest manifest() {
        return manifest;
    }

    Findings findings() {
        return findings;
    }

    /// The fields beside apiVersion, kind, metadata and status.
    Fields top() {
        return top;
    }

    /// The spec; where there is none, that is a finding.
    Optional<Fields> spec() {
        return top.requiredObject("spec");
    }

    /// Whether the version is one that was ever served.
    boolean inVersion(List<String> versions) {
        var version = manifest.apiVersion().substring(group().length() + 1);
        if (versions.contains(version)) {
            return true;
        }
        findings.error(
                manifest.position(),
                "UnsupportedVersion",
                "%s has no version %s".formatted(group() + " " + kind(), version),
                "write apiVersion " + group() + "/" + versions.getFirst());
        return false;
    }

    List<Declaration> notSupportedYet() {
        findings.error(
                manifest.position(),
                "UnsupportedKind",
                "%s of %s is not supported yet".formatted(kind(), manifest.apiVersion()),
                "nothing is delivered for it; take it out, or keep the tool that serves it");
        return List.of();
    }

    /// A name of another object, checked; the finding says which field.
    Optional<String> nameIn(Fields fields, String field, boolean isRequired) {
        var text = isRequired ? fields.required(field) : fields.string(field);
        return text.filter(name -> !name.isEmpty())
                .flatMap(
                        name -> {
                            if (NAME.matcher(name).matches()) {
                                return Optional.of(name);
                            }
                            fields.invalid(
                                    field,
                                    "%s '%s' is no name that Kubernetes takes"
                                            .formatted(fields.pathOf(field), name),
                                    "write the name of the object");
                            return Optional.empty();
                        });
    }
}
