package dev.sluice.kustomize.resource;

import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What kustomize notes about an object while it builds. The notes stand in annotations of the
/// object, as kustomize's do, because there patches see them and can remove them
/// (`api/internal/utils/annotations.go`). Immutable.
public final class Notes {

    private static final String DOMAIN = "internal.config.kubernetes.io/";

    private static final String PREVIOUS_KINDS = DOMAIN + "previousKinds";
    private static final String PREVIOUS_NAMES = DOMAIN + "previousNames";
    private static final String PREVIOUS_NAMESPACES = DOMAIN + "previousNamespaces";
    private static final String PREFIXES = DOMAIN + "prefixes";
    private static final String SUFFIXES = DOMAIN + "suffixes";
    private static final String BEHAVIOR = DOMAIN + "generatorBehavior";
    private static final String MAY_CHANGE_NAME = DOMAIN + "allowNameChange";
    private static final String MAY_CHANGE_KIND = DOMAIN + "allowKindChange";
    private static final String HELM_GENERATED = DOMAIN + "helm-generated";

    static final String NEEDS_HASH = DOMAIN + "needsHashSuffix";
    static final String ORIGIN = "config.kubernetes.io/origin";
    static final String TRANSFORMATIONS = "alpha.config.kubernetes.io/transformations";

    private static final String ENABLED = "enabled";

    /// What no finished object shows; the first of these are ours, the others those of tools that
    /// kustomize works with (`api/resource/resource.go`).
    static final Set<String> OF_THE_BUILD =
            Set.of(
                    PREVIOUS_KINDS,
                    PREVIOUS_NAMES,
                    PREVIOUS_NAMESPACES,
                    PREFIXES,
                    SUFFIXES,
                    BEHAVIOR,
                    NEEDS_HASH,
                    MAY_CHANGE_NAME,
                    MAY_CHANGE_KIND,
                    HELM_GENERATED,
                    DOMAIN + "refBy",
                    DOMAIN + "path",
                    DOMAIN + "index",
                    DOMAIN + "seqindent",
                    DOMAIN + "id",
                    DOMAIN + "annotations-migration-resource-id",
                    "config.kubernetes.io/path",
                    "config.kubernetes.io/index",
                    "config.k8s.io/id");

    private final Mapping metadata;

    /// @param metadata the metadata of the object, in which the annotations are
    Notes(Mapping metadata) {
        this.metadata = metadata;
    }

    static Notes of(Mapping content) {
        var metadata = content.mapping(Metadata.METADATA);
        return new Notes(metadata.isPresent() ? metadata.get() : Mapping.empty(content.position()));
    }

    Mapping metadata() {
        return metadata;
    }

    /// Whether an annotation is restored after a JSON patch (`GetInternalAnnotations` of
    /// `kyaml/kio/kioutil/kioutil.go`).
    static boolean outlivesJsonPatches(String annotation) {
        return annotation.startsWith(DOMAIN)
                || annotation.equals("config.kubernetes.io/path")
                || annotation.equals("config.kubernetes.io/index")
                || annotation.equals("config.k8s.io/id");
    }

    List<String> previousNames() {
        return list(PREVIOUS_NAMES);
    }

    List<String> previousNamespaces() {
        return list(PREVIOUS_NAMESPACES);
    }

    List<String> previousKinds() {
        return list(PREVIOUS_KINDS);
    }

    /// An id from before something changes it.
    Notes withPrevious(ResourceId id) {
        var named = withNext(annotations(), PREVIOUS_NAMES, id.name());
        var placed = withNext(named, PREVIOUS_NAMESPACES, id.effectiveNamespace());
        return with(withNext(placed, PREVIOUS_KINDS, id.gvk().kind()));
    }

    public List<String> prefixes() {
        return list(PREFIXES);
    }

    public Notes withPrefix(String prefix) {
        return prefix.isEmpty() ? this : with(withNext(annotations(), PREFIXES, prefix));
    }

    public List<String> suffixes() {
        return list(SUFFIXES);
    }

    public Notes withSuffix(String suffix) {
        return suffix.isEmpty() ? this : with(withNext(annotations(), SUFFIXES, suffix));
    }

    public Behavior behavior() {
        var words = list(BEHAVIOR);
        return words.isEmpty() ? Behavior.UNSPECIFIED : Behavior.of(words.getFirst());
    }

    public Notes withBehavior(Behavior behavior) {
        return with(BEHAVIOR, behavior.word());
    }

    public boolean needsHash() {
        return isEnabled(NEEDS_HASH);
    }

    public Notes withHashNeeded() {
        return with(NEEDS_HASH, ENABLED);
    }

    /// Whether the object, as a patch, may change the name of what it patches.
    public boolean mayChangeName() {
        return isEnabled(MAY_CHANGE_NAME);
    }

    public Notes allowingToChangeName() {
        return with(MAY_CHANGE_NAME, ENABLED);
    }

    /// Whether the object, as a patch, may change the kind of what it patches.
    public boolean mayChangeKind() {
        return isEnabled(MAY_CHANGE_KIND);
    }

    public Notes allowingToChangeKind() {
        return with(MAY_CHANGE_KIND, ENABLED);
    }

    public boolean isHelmGenerated() {
        return last(HELM_GENERATED).equals("true");
    }

    public Notes withHelm() {
        return with(HELM_GENERATED, "true");
    }

    /// Where the object comes from, as kustomize writes it; empty if nothing is noted.
    public String origin() {
        return last(ORIGIN);
    }

    /// The origin of a plugin's configuration, taken apart again.
    public Optional<Origin> configurationOrigin() {
        return Origin.parse(origin());
    }

    public Notes withOrigin(String origin) {
        return with(ORIGIN, origin);
    }

    /// The text of the last annotation with this key.
    private String last(String note) {
        var found = "";
        for (var annotation : annotations().fields().entrySet()) {
            var name = annotation.getKey();
            if (name.startsWith(note) && EqualKeys.keyOf(name).equals(note)) {
                found = Scalars.text(annotation.getValue().value());
            }
        }
        return found;
    }

    /// The parts of a note that holds a list; none if there is no such note.
    private List<String> list(String note) {
        var list = annotations().get(note);
        return list.isEmpty() ? List.of() : parts(Scalars.text(list.get()));
    }

    private static List<String> parts(String text) {
        return text.indexOf(',') < 0 ? List.of(text) : List.of(text.split(",", -1));
    }

    private boolean isEnabled(String note) {
        var found = annotations().get(note);
        return found.isPresent() && Scalars.text(found.get()).equals(ENABLED);
    }

    private Mapping withNext(Mapping annotations, String note, String value) {
        if (value.isEmpty()) {
            return annotations;
        }
        var known = annotations.get(note);
        var list = known.isEmpty() ? value : Scalars.text(known.get()) + "," + value;
        return annotations.with(note, text(list));
    }

    private Notes with(String note, String value) {
        return with(annotations().with(note, text(value)));
    }

    private Notes with(Mapping annotations) {
        return new Notes(metadata.with(Metadata.ANNOTATIONS, annotations));
    }

    private Scalar text(String value) {
        return Scalar.string(value, metadata.position());
    }

    private Mapping annotations() {
        var annotations = metadata.mapping(Metadata.ANNOTATIONS);
        return annotations.isPresent() ? annotations.get() : Mapping.empty(metadata.position());
    }
}
