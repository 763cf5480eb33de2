package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The objects of one layer, in order. Immutable.
public record Resources(List<Resource> all) {

    public static final Resources NONE = new Resources(List.of());

    public Resources {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int size() {
        return all.size();
    }

    /// The same with every object changed.
    public Resources each(UnaryOperator<Resource> change) {
        var changed = new ArrayList<Resource>(all.size());
        for (var resource : all) {
            changed.add(change.apply(resource));
        }
        return new Resources(changed);
    }

    public Resources with(Resource added) {
        var more = new ArrayList<>(all);
        more.add(added);
        return new Resources(more);
    }

    /// The same with more objects behind; one whose id is there already is a problem.
    public Resources with(List<Resource> more, Problems problems) {
        if (more.isEmpty()) {
            return this;
        }
        var byKey = new HashMap<ResourceId.Key, Resource>();
        for (var resource : all) {
            byKey.put(resource.id().key(), resource);
        }
        var together = new ArrayList<>(all);
        for (var added : more) {
            var known = byKey.putIfAbsent(added.id().key(), added);
            if (known == null) {
                together.add(added);
            } else {
                problems.error(
                        "DuplicateId",
                        added.position().isKnown() ? added.position() : null,
                        "there is a %s already, at %s".formatted(added.id(), known.position()),
                        "remove one of the two, or make it a patch");
            }
        }
        return new Resources(together);
    }

    public Resources replaced(int index, Resource replacement) {
        var changed = new ArrayList<>(all);
        changed.set(index, replacement);
        return new Resources(changed);
    }

    public Resources without(int index) {
        var fewer = new ArrayList<>(all);
        fewer.remove(index);
        return new Resources(fewer);
    }

    public Resources only(Predicate<Resource> wanted) {
        return new Resources(all.stream().filter(wanted).toList());
    }

    /// The objects that an id names by what they are called now.
    public List<Resource> named(ResourceId id) {
        return all.stream().filter(resource -> resource.id().matches(id)).toList();
    }

    /// The objects one of whose ids, present or previous, is wanted.
    public List<Resource> everNamed(Predicate<ResourceId> wanted) {
        var found = new ArrayList<Resource>();
        for (var resource : all) {
            if (resource.wasEver(wanted)) {
                found.add(resource);
            }
        }
        return found;
    }

    /// The objects whose present id an earlier one has already.
    public List<Resource> clashes() {
        var seen = new HashSet<ResourceId.Key>();
        var clashes = new ArrayList<Resource>();
        for (var resource : all) {
            if (!seen.add(resource.id().key())) {
                clashes.add(resource);
            }
        }
        return clashes;
    }

    /// Whether both hold the same objects, whatever their order, and nobody wrote into them.
    public boolean areUntouchedIn(Resources other) {
        return size() == other.size()
                && all.stream()
                        .allMatch(
                                resource -> {
                                    var twins = other.named(resource.id());
                                    return twins.size() == 1
                                            && Sameness.areSame(
                                                    twins.getFirst().content(), resource.content());
                                });
    }

    /// Where an object stands that is in here.
    public int indexOf(Resource resource) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == resource) {
                return i;
            }
        }
        throw new IllegalArgumentException("not among these objects: " + resource);
    }
}
