package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A Kubernetes object in the middle of a build: its content, with kustomize's notes in it, and
/// the variables that take their values from it. Immutable.
public final class Resource {

    private final Mapping content;
    private final List<String> variables;
    private final Scopes scopes;
    private final SharedScalars shared;
    private final Identity identity;

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
        return new ResourceId(gvk(), name(), namespace(), scopes.isClusterScoped(identity.type()));
    }

    /// What the object was called before, oldest first.
    public List<ResourceId> previousIds() {
        return identity.history().ids();
    }

    /// Whether nobody can tell what the object was called before.
    public boolean hasBrokenHistory() {
        return identity.history().agreement() == History.Agreement.BROKEN;
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

    /// Whether an id is wanted by which the object is called, or ever was.
    public boolean wasEver(Predicate<ResourceId> wanted) {
        for (var previous : previousIds()) {
            if (wanted.test(previous)) {
                return true;
            }
        }
        return wanted.test(id());
    }

    /// The annotations, kustomize's notes included: the text of each, whatever its type.
    public SequencedMap<String, String> annotations() {
        return Metadata.map(content, Metadata.ANNOTATIONS);
    }

    public SequencedMap<String, String> labels() {
        return Metadata.map(content, Metadata.LABELS);
    }

    /// The variables that take their values from here.
    public List<String> variables() {
        return variables;
    }

    public Notes notes() {
        return Notes.of(content);
    }

    /// Whether the object only helps to build others and is not printed.
    public boolean isLocal() {
        var local = annotations().get("config.kubernetes.io/local-config");
        return local != null && !local.equals("false");
    }

    /// The same with fields set in its content; itself if the content is the very same.
    @SuppressWarnings("ReferenceEquality")
    public Resource withContent(Mapping changed) {
        if (changed == content) {
            return this;
        }
        if (shared.scalars().isEmpty()) {
            return with(changed);
        }
        var settled = shared.settle(content, changed);
        return new Resource(
                settled.content(),
                identity.after(content, settled.content()),
                variables,
                scopes,
                settled.shared());
    }

    public Resource changed(UnaryOperator<Mapping> change) {
        return withContent(change.apply(content));
    }

    /// The same with other content, which was printed and read again: no fields are tied.
    public Resource withNewContent(Mapping other) {
        return new Resource(
                other, identity.after(content, other), variables, scopes, SharedScalars.NONE);
    }

    /// The same, knowing that a scalar stands in several of its fields and is one.
    public Resource withShared(Scalar scalar) {
        return new Resource(content, identity, variables, scopes, shared.with(scalar));
    }

    /// What is noted ties no fields.
    private Resource with(Mapping changed) {
        return new Resource(changed, identity.after(content, changed), variables, scopes, shared);
    }

    public Resource withName(String text) {
        return withContent(Identity.named(content, text));
    }

    /// The same in another namespace; in none if the text is empty.
    public Resource withNamespace(String text) {
        return withContent(Identity.placed(content, text));
    }

    public Resource withKind(String text) {
        return withContent(Identity.ofKind(content, text));
    }

    public Resource withApiVersion(String text) {
        return withContent(Identity.ofApiVersion(content, text));
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

    /// The same with other notes, unless something else stands where they belong.
    public Resource noted(UnaryOperator<Notes> change) {
        var metadata = Metadata.metadata(content);
        if (metadata.isEmpty()) {
            return this;
        }
        var before = new Notes(metadata.get());
        return noted(before, change.apply(before));
    }

    @SuppressWarnings("ReferenceEquality") // Notes are immutable, too.
    private Resource noted(Notes before, Notes after) {
        return before == after ? this : noted(after, identity);
    }

    private Resource noted(Notes notes, Identity after) {
        var changed = content.with(Metadata.METADATA, notes.metadata());
        return new Resource(changed, after, variables, scopes, shared);
    }

    /// Notes the present id as a previous one, before something changes it.
    public Resource withPresentIdNoted() {
        var metadata = Metadata.metadata(content);
        if (metadata.isEmpty()) {
            return this;
        }
        var id = id();
        var notes = new Notes(metadata.get()).withPrevious(id);
        var history = identity.history();
        return noted(
                notes,
                history.canTake(id)
                        ? identity.with(history.with(id))
                        : identity.with(History.of(notes, gvk())));
    }

    /// Notes one more transformation, in kustomize's words.
    public Resource withTransformation(String transformation) {
        var annotations = annotations();
        annotations.merge(Notes.TRANSFORMATIONS, transformation, String::concat);
        return withAnnotations(annotations);
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
}
