package dev.sluice.render.secret;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.SealedValue;
import dev.sluice.events.SealedValue.Content;
import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.YamlNode;
import dev.sluice.render.rendering.RenderedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Seals every value of an object but those that say which object it is. Definitions of resources
/// stay readable: their scopes are needed before they are opened.
final class WholeSealing {

    private static final Set<String> IDENTITY =
            Set.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace");

    private final DeliveryId delivery;
    private final RenderedObject object;
    private final SealingKey key;
    private final List<String> pointers = new ArrayList<>();

    WholeSealing(DeliveryId delivery, RenderedObject object, SealingKey key) {
        this.delivery = delivery;
        this.object = object;
        this.key = key;
    }

    /// @param bundled the object, whose values may be sealed in part
    @SuppressWarnings("NullAway") // a record's constructor loses what its type arguments admit
    BundledObject seal(BundledObject bundled) {
        if (definesResources()) {
            return bundled;
        }
        pointers.addAll(bundled.sealed());
        var sealed = mapping(bundled.manifest(), "", Set.copyOf(bundled.sealed()));
        return new BundledObject(sealed, pointers, bundled.stage(), bundled.upkeep());
    }

    private boolean definesResources() {
        return object.is("apiextensions.k8s.io", "CustomResourceDefinition")
                || object.is("apiextensions.crossplane.io", "CompositeResourceDefinition");
    }

    private Map<String, @Nullable Object> mapping(
            Map<?, ? extends @Nullable Object> fields, String path, Set<String> done) {
        var sealed = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach(
                (name, value) -> {
                    var pointer = path + "/" + escaped(String.valueOf(name));
                    sealed.put(String.valueOf(name), value(value, pointer, done));
                });
        return sealed;
    }

    private @Nullable Object value(@Nullable Object value, String pointer, Set<String> done) {
        return switch (value) {
            case Map<?, ?> map -> mapping(map, pointer, done);
            case List<?> list -> items(list, pointer, done);
            case String text when !IDENTITY.contains(pointer) && !done.contains(pointer) ->
                    sealed(Content.TEXT, text, pointer);
            case Boolean truth -> sealed(Content.JSON, truth.toString(), pointer);
            case Number number ->
                    sealed(Content.JSON, JsonPrinter.print(YamlNode.of(number)), pointer);
            case null -> null;
            default -> value;
        };
    }

    private List<@Nullable Object> items(List<?> list, String path, Set<String> done) {
        var sealed = new ArrayList<@Nullable Object>(list.size());
        for (var i = 0; i < list.size(); i++) {
            sealed.add(value(list.get(i), path + "/" + i, done));
        }
        return sealed;
    }

    private String sealed(Content content, String text, String pointer) {
        pointers.add(pointer);
        var place = SealedValue.associatedData(delivery, object.ref(), pointer);
        return key.seal(content, text, place).toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
