package dev.sluice.helm.function;

import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;

/// JSON decoded into a map or a list that is there already (`json.Unmarshal` of Helm's functions):
/// an error is put into it.
final class JsonText {

    private JsonText() {}

    static GoMap map(String text) {
        try {
            var decoded = JsonReader.read(text);
            return switch (decoded.value()) {
                case null ->
                        decoded.error().isPresent()
                                ? failed(JsonReader.mismatch(0.0, GoType.MAP))
                                : GoMap.nil(GoType.MAP);
                case GoMap map -> {
                    decoded.error().ifPresent(error -> map.put("Error", error));
                    yield map;
                }
                case Object other -> failed(JsonReader.mismatch(other, GoType.MAP));
            };
        } catch (EncodingError e) {
            return failed(e.message());
        }
    }

    private static GoMap failed(String error) {
        var map = new GoMap();
        map.put("Error", error);
        return map;
    }

    static GoList list(String text) {
        try {
            var decoded = JsonReader.read(text);
            return switch (decoded.value()) {
                case null ->
                        decoded.error().isPresent()
                                ? GoList.of(JsonReader.mismatch(0.0, GoType.LIST))
                                : GoList.nil(GoType.LIST);
                case GoList list -> decoded.error().map(error -> GoList.of(error)).orElse(list);
                case Object other -> GoList.of(JsonReader.mismatch(other, GoType.LIST));
            };
        } catch (EncodingError e) {
            return GoList.of(e.message());
        }
    }
}
