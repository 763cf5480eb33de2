package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// A Kubernetes object in the middle of a build: its content, with kustomize's notes in it, and
/// the variables that take their values from it. Immutable.
public final class Resource {

    private static final String KIND = "kind";
    private static final String API_VERSION = "apiVersion";
    private static final String NAME = "name";
    private static final String NAMESPACE = "namespace";
    private static final String DATA = "data";
    private static final String BINARY_DATA = "binaryData";

    private final Mapping content;
    private final List<String> variables;
    private final Scopes scopes;
    private final SharedScalars shared;
    private final Identity identity;

    /// What the content says about ids.
    private record Identity(Gvk gvk, String name, String namespace, List<ResourceId> previousIds) {

        static Identity of(Mapping content) {
            var gvk =
                    Gvk.of(
                            Metadata.topField(content, API_VERSION),
                            Metadata.topField(content, KIND));
            return new Identity(
                    gvk,
                    Metadata.field(content, NAME),
                    Metadata.field(content, NAMESPACE),
                    Resource.previousIds(content, gvk));
        }
    }

    private Resource(
            Mapping content,
            Identity identity,
            List<String> variables,
            Scopes scopes,
            SharedScalars shared) {
        this.content = content;
        this.identity = identity;
        this.variables = variables;
        this.scopes = scopes;
        this.shared = shared;
    }

    /// Most changes leave alone what ids are read from.
    @SuppressWarnings("ReferenceEquality") // Nodes are immutable: the same node says the same.
    private Identity identityOf(Mapping changed) {
        var isSame =
                content.fields().get(Metadata.METADATA) == changed.fields().get(Metadata.METADATA)
                        && content.fields().get(KIND) == changed.fields().get(KIND)
                        && content.fields().get(API_VERSION) == changed.fields().get(API_VERSION);
        return isSame ? identity : Identity.of(changed);
    }

    public static Resource of(Mapping content, Scopes scopes) {
        return new Resource(content, Identity.of(content), List.of(), scopes, SharedScalars.NONE);
    }

    public Mapping content() {
        return content;
    }

    /// Where the object is written.
    public Position position() {
        return content.position();
    }

    public Gvk gvk() {
        return identity.gvk();
    }

    public String kind() {
        return gvk().kind();
    }

    /// The text of the name, empty if there is none.
    public String name() {
        return identity.name();
    }

    /// The text of the namespace, empty if there is none.
    public String namespace() {
        return identity.namespace();
    }

    /// What the object is called now.
    public ResourceId id() {
        var clusterScoped = scopes.isClusterScoped(gvk().apiVersion(), kind());
        return new ResourceId(gvk(), name(), namespace(), clusterScoped);
    }

    /// What the object was called before, oldest first. The kinds of former ids count as
    /// namespaced, but where they had none their namespace says so.
    public List<ResourceId> previousIds() {
        return identity.previousIds();
    }

    /// Whether the notes about former ids contradict each other, as they do once an object without
    /// a name, or with a comma in it, was renamed: kustomize gives up on those.
    public boolean hasBrokenHistory() {
        var names = Notes.list(content, Notes.PREVIOUS_NAMES).size();
        return names > 0
                && (names != Notes.list(content, Notes.PREVIOUS_NAMESPACES).size()
                        || names != Notes.list(content, Notes.PREVIOUS_KINDS).size());
    }

    /// What the object was called in its file.
    public ResourceId originalId() {
        return previousIds().isEmpty() ? id() : previousIds().getFirst();
    }

    /// All that the object was ever called, oldest first, its present id last.
    public List<ResourceId> allIds() {
        var ids = new ArrayList<>(previousIds());
        ids.add(id());
        return ids;
    }

    /// The annotations, kustomize's notes included: the text of each, whatever its type.
    public SequencedMap<String, String> annotations() {
        return Metadata.map(content, Metadata.ANNOTATIONS);
    }

    /// Whether a list stands where labels or annotations belong.
    public boolean hasListAsLabels() {
        return content.mapping(Metadata.METADATA)
                .filter(
                        metadata ->
                                metadata.sequence(Metadata.LABELS).isPresent()
                                        || metadata.sequence(Metadata.ANNOTATIONS).isPresent())
                .isPresent();
    }

    public SequencedMap<String, String> labels() {
        return Metadata.map(content, Metadata.LABELS);
    }

    /// The variables that take their values from here.
    public List<String> variables() {
        return variables;
    }

    public List<String> prefixes() {
        return Notes.list(content, Notes.PREFIXES);
    }

    public List<String> suffixes() {
        return Notes.list(content, Notes.SUFFIXES);
    }

    public Behavior behavior() {
        var words = Notes.list(content, Notes.BEHAVIOR);
        return words.isEmpty() ? Behavior.UNSPECIFIED : Behavior.of(words.getFirst());
    }

    public boolean needsHash() {
        return Notes.isEnabled(content, Notes.NEEDS_HASH);
    }

    public boolean isHelmGenerated() {
        return annotations().getOrDefault(Notes.HELM_GENERATED, "").equals("true");
    }

    /// Whether this, as a patch, may change the name of what it patches.
    public boolean mayChangeName() {
        return Notes.isEnabled(content, Notes.MAY_CHANGE_NAME);
    }

    /// Whether this, as a patch, may change the kind of what it patches.
    public boolean mayChangeKind() {
        return Notes.isEnabled(content, Notes.MAY_CHANGE_KIND);
    }

    /// The same with fields set in its content; itself if the content is the very same.
    @SuppressWarnings("ReferenceEquality")
    public Resource withContent(Mapping changed) {
        if (changed == content) {
            return this;
        }
        if (shared.scalars().isEmpty()) {
            return new Resource(changed, identityOf(changed), variables, scopes, shared);
        }
        var settled = shared.settle(content, changed);
        return new Resource(
                settled.content(),
                identityOf(settled.content()),
                variables,
                scopes,
                settled.shared());
    }

    /// The same with other content, which was printed and read again: no fields are tied.
    public Resource withNewContent(Mapping other) {
        return new Resource(other, identityOf(other), variables, scopes, SharedScalars.NONE);
    }

    /// The same, knowing that a scalar stands in several of its fields and is one.
    public Resource withShared(Scalar scalar) {
        return new Resource(content, identity, variables, scopes, shared.with(scalar));
    }

    private Resource with(Mapping changed) {
        return new Resource(changed, identityOf(changed), variables, scopes, shared);
    }

    public Resource changed(UnaryOperator<Mapping> change) {
        return withContent(change.apply(content));
    }

    public Resource withName(String text) {
        return withContent(Metadata.withField(content, NAME, text));
    }

    /// The same in another namespace; in none if the text is empty.
    public Resource withNamespace(String text) {
        return withContent(
                text.isEmpty()
                        ? Metadata.withoutField(content, NAMESPACE)
                        : Metadata.withField(content, NAMESPACE, text));
    }

    public Resource withKind(String text) {
        return withContent(Metadata.with(content, KIND, text));
    }

    public Resource withApiVersion(String text) {
        return withContent(Metadata.with(content, API_VERSION, text));
    }

    /// The same with these annotations alone, sorted.
    public Resource withAnnotations(Map<String, String> annotations) {
        return with(Metadata.withMap(content, Metadata.ANNOTATIONS, annotations));
    }

    /// The same with these labels alone, sorted.
    public Resource withLabels(Map<String, String> labels) {
        return with(Metadata.withMap(content, Metadata.LABELS, labels));
    }

    public Resource withVariable(String variable) {
        var more = new ArrayList<>(variables);
        more.add(variable);
        return new Resource(content, identity, List.copyOf(more), scopes, shared);
    }

    public Resource withVariablesOf(Resource other) {
        return new Resource(content, identity, other.variables, scopes, shared);
    }

    public Resource withPrefix(String prefix) {
        return prefix.isEmpty() ? this : with(Notes.append(content, Notes.PREFIXES, prefix));
    }

    public Resource withSuffix(String suffix) {
        return suffix.isEmpty() ? this : with(Notes.append(content, Notes.SUFFIXES, suffix));
    }

    /// Notes the present id as a previous one, before something changes it.
    public Resource withPresentIdNoted() {
        var id = id();
        var named = appended(content, Notes.PREVIOUS_NAMES, id.name());
        var placed = appended(named, Notes.PREVIOUS_NAMESPACES, id.effectiveNamespace());
        return with(appended(placed, Notes.PREVIOUS_KINDS, id.gvk().kind()));
    }

    public Resource withBehavior(Behavior behavior) {
        return with(Notes.set(content, Notes.BEHAVIOR, behavior.word()));
    }

    public Resource withHashNeeded() {
        return with(Notes.set(content, Notes.NEEDS_HASH, Notes.ENABLED));
    }

    public Resource allowedToChangeName() {
        return with(Notes.set(content, Notes.MAY_CHANGE_NAME, Notes.ENABLED));
    }

    public Resource allowedToChangeKind() {
        return with(Notes.set(content, Notes.MAY_CHANGE_KIND, Notes.ENABLED));
    }

    /// Takes name, namespace, labels, annotations and notes from the object that this one, being
    /// generated anew, stands in for; where both have a label or annotation this one's counts.
    public Resource withMetadataOver(Resource old) {
        var labels = merged(old.labels(), labels());
        var annotations = merged(old.annotations(), annotations());
        for (var note : Notes.OF_THE_BUILD) {
            var before = old.annotations().get(note);
            if (before == null) {
                annotations.remove(note);
            } else {
                annotations.put(note, before);
            }
        }
        if (!annotations().containsKey(Notes.NEEDS_HASH)) {
            annotations.remove(Notes.NEEDS_HASH);
        }
        return withLabels(labels)
                .withAnnotations(annotations)
                .withName(old.name())
                .withNamespace(old.namespace())
                .withVariablesOf(old);
    }

    /// Takes data from the object that this one, being generated anew, is merged with; where both
    /// have a key this one's value counts.
    public Resource withDataOver(Resource old) {
        var data = merged(Metadata.strings(old.content, DATA), Metadata.strings(content, DATA));
        var binary =
                merged(
                        Metadata.strings(old.content, BINARY_DATA),
                        Metadata.strings(content, BINARY_DATA));
        var withData = Metadata.withStrings(content, DATA, data);
        return with(Metadata.withStrings(withData, BINARY_DATA, binary));
    }

    /// Where the object comes from, as kustomize writes it; empty if nothing is noted.
    public String origin() {
        return annotations().getOrDefault(Notes.ORIGIN, "");
    }

    /// The origin of a plugin's configuration, taken apart again.
    public Optional<Origin> configurationOrigin() {
        return Origin.parse(origin());
    }

    public Resource withOrigin(String origin) {
        return with(Notes.set(content, Notes.ORIGIN, origin));
    }

    /// Notes one more transformation, in kustomize's words.
    public Resource withTransformation(String transformation) {
        var annotations = annotations();
        annotations.merge(Notes.TRANSFORMATIONS, transformation, String::concat);
        return withAnnotations(annotations);
    }

    public Resource withHelmNoted() {
        return with(Notes.set(content, Notes.HELM_GENERATED, "true"));
    }

    /// Whether the object only helps to build others and is not printed.
    public boolean isLocal() {
        var local = annotations().get("config.kubernetes.io/local-config");
        return local != null && !local.equals("false");
    }

    /// Restores the notes that a JSON patch removed.
    public Resource withNotesOf(Resource before) {
        var annotations = annotations();
        before.annotations()
                .forEach(
                        (key, value) -> {
                            if (Notes.outlivesJsonPatches(key)) {
                                annotations.put(key, value);
                            }
                        });
        return withAnnotations(annotations);
    }

    /// The finished object, without notes; origin and transformations stay where they are wanted.
    public Resource finished(boolean showsOrigin, boolean showsTransformations) {
        var annotations = annotations();
        annotations.keySet().removeAll(Notes.OF_THE_BUILD);
        if (!showsOrigin) {
            annotations.remove(Notes.ORIGIN);
        }
        if (!showsTransformations) {
            annotations.remove(Notes.TRANSFORMATIONS);
        }
        return withAnnotations(annotations);
    }

    /// What people call it.
    @Override
    public String toString() {
        var place = namespace().isEmpty() ? "" : namespace() + "/";
        return kind() + " " + place + name();
    }

    private static SequencedMap<String, String> merged(
            Map<String, String> below, Map<String, String> above) {
        var merged = new LinkedHashMap<>(below);
        merged.putAll(above);
        return merged;
    }

    private static Mapping appended(Mapping content, String note, String value) {
        return value.isEmpty() ? content : Notes.append(content, note, value);
    }

    private static List<ResourceId> previousIds(Mapping content, Gvk gvk) {
        var names = Notes.list(content, Notes.PREVIOUS_NAMES);
        var namespaces = Notes.list(content, Notes.PREVIOUS_NAMESPACES);
        var kinds = Notes.list(content, Notes.PREVIOUS_KINDS);
        if (names.size() != namespaces.size() || names.size() != kinds.size()) {
            return List.of();
        }
        var ids = new ArrayList<ResourceId>(names.size());
        for (int i = 0; i < names.size(); i++) {
            var former = new Gvk(gvk.group(), gvk.version(), kinds.get(i));
            ids.add(new ResourceId(former, names.get(i), namespaces.get(i), false));
        }
        return List.copyOf(ids);
    }
}
