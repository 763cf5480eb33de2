package dev.sluice.kustomize.schema;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The schema in force during one build (`kyaml openapi/openapi.go`).
///
/// kustomize keeps one for the whole process and reads it when it is first needed. So a schema that
/// a base brings joins what was read before, while one that the root brings stands alone.
public final class OpenApi {

    /// The one version of Kubernetes whose schema kustomize contains.
    public static final String BUILT_IN_VERSION = "v1.21.2";

    /// What was read so far: the later wins.
    private final Deque<Definitions> known = new ArrayDeque<>();
    private final Map<Position, TypeSchema> inComments = new HashMap<>();
    private @Nullable Definitions own;
    private boolean isChosen;
    private boolean isRead;
    private boolean builtInIsRead;
    private boolean builtInIsWanted;

    /// One that has read the built-in schema already: what is chosen later joins it.
    public static OpenApi preloaded() {
        var openApi = new OpenApi();
        openApi.read();
        return openApi;
    }

    /// Whether a kustomization has chosen already: then the choices of its bases do not count.
    public boolean isChosen() {
        return isChosen;
    }

    /// Chooses a schema that a user brings.
    public void choose(Mapping document) {
        own = OwnDefinitions.read(document);
        isChosen = true;
        isRead = false;
    }

    /// Chooses a version of the built-in schema.
    public Optional<Problem> choose(String version, Position position) {
        if (!version.equals(BUILT_IN_VERSION)) {
            return Optional.of(
                    Problem.error(
                            "UnknownSchemaVersion",
                            position,
                            "the OpenAPI version %s is not built in".formatted(version),
                            "use %s, or the path of a schema file".formatted(BUILT_IN_VERSION)));
        }
        isChosen = true;
        isRead = false;
        own = null;
        return Optional.empty();
    }

    /// The schema of a kind.
    public Optional<TypeSchema> of(TypeName type) {
        read();
        for (var definitions : known) {
            var found = definitions.byKind(type);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// Whether a kind is certainly cluster-scoped.
    public boolean isClusterScoped(TypeName type) {
        return scope(type) == Scope.CLUSTER;
    }

    public Scope scope(TypeName type) {
        var certain = BuiltInScopes.ALL.get(type);
        if (certain != null) {
            return certain;
        }
        if (own != null) {
            read();
        } else if (!isRead) {
            builtInIsWanted = true;
        }
        for (var definitions : known) {
            var found = definitions.scope(type);
            if (found != null) {
                return found;
            }
        }
        return Scope.UNKNOWN;
    }

    /// Notes the schemas that the comments of a file hold for single fields.
    public void noteComments(byte[] content, List<YamlNode> documents) {
        for (var comment : SchemaComments.in(content, documents).entrySet()) {
            inComments.put(comment.getKey(), OwnDefinitions.type(comment.getValue()));
        }
    }

    /// The schema in the comment of a field.
    public Optional<TypeSchema> inComment(Position key) {
        return resolved(inComments.get(key));
    }

    /// The schema of a field of a mapping.
    public Optional<TypeSchema> field(TypeSchema mapping, String name) {
        var named = mapping.fields().get(name);
        return resolved(named == null ? mapping.others() : named);
    }

    /// The schema of the items of a list.
    public Optional<TypeSchema> items(TypeSchema list) {
        return resolved(list.items());
    }

    private Optional<TypeSchema> resolved(@Nullable TypeSchema schema) {
        read();
        var seen = new HashSet<String>();
        var here = schema;
        while (here != null && here.reference() != null) {
            var isNew = seen.add(here.reference());
            here = isNew ? byName(here.reference()) : null;
        }
        return Optional.ofNullable(here);
    }

    private @Nullable TypeSchema byName(String name) {
        for (var definitions : known) {
            var found = definitions.byName(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void read() {
        if (isRead) {
            return;
        }
        isRead = true;
        if (own != null) {
            known.push(own);
        }
        if (!builtInIsRead && (own == null || builtInIsWanted)) {
            known.push(BuiltInDefinitions.KUBERNETES);
            builtInIsRead = true;
        }
        known.push(BuiltInDefinitions.KUSTOMIZE);
    }
}
