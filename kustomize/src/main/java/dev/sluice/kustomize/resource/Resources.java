package dev.sluice.kustomize.resource;

import java.util.ArrayList;
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
        return new Resources(all.stream().map(change).toList());
    }

    public Resources with(Resource added) {
        var more = new ArrayList<>(all);
        more.add(added);
        return new Resources(more);
    }

    public Resources replaced(int index, Resource replacement) {
        var changed = new ArrayList<>(all);
        changed.set(index, replacement);
        return new Resources(changed);
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
        return all.stream()
                .filter(resource -> resource.allIds().stream().anyMatch(wanted))
                .toList();
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
