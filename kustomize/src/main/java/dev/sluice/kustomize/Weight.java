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
        left--;
        switch (node) {
            case Scalar scalar -> left -= scalar.text().length();
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    if (left >= 0) {
                        take(item);
                    }
                }
            }
            case Mapping mapping -> {
                for (var field : mapping.fields().values()) {
                    if (left >= 0) {
                        left -= 1 + field.key().text().length();
                        take(field.value());
                    }
                }
            }
        }
    }
}
