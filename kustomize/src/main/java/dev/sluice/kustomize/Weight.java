package dev.sluice.kustomize;

import dev.sluice.kustomize.resource.Resources;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;

/// How much objects would print, counted until it is too much: what stands in many objects may be
/// one node in memory.
final class Weight {

    private long left;

    private Weight(long most) {
        this.left = most;
    }

    /// Whether the keys and values of all objects have more characters than this; each of them
    /// counts as one at least.
    static boolean exceeds(Resources resources, long most) {
        var weight = new Weight(most);
        for (var resource : resources.all()) {
            weight.take(resource.content());
            if (weight.left < 0) {
                return true;
            }
        }
        return false;
    }

    private void take(YamlNode node) {
        switch (node) {
            case Scalar(var text, _, _, _) -> left -= 1 + text.length();
            case Sequence(var items, _) -> {
                left--;
                for (var item : items) {
                    if (left >= 0) {
                        take(item);
                    }
                }
            }
            case Mapping(var fields, _) -> {
                left--;
                for (var field : fields.values()) {
                    if (left >= 0) {
                        take(field.key());
                        take(field.value());
                    }
                }
            }
        }
    }
}
