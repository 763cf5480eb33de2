package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.yaml.YamlError;
import dev.sluice.helm.yaml.YamlJson;

/// Reads the first document of a YAML text as `sigs.k8s.io/yaml` does into a map or a list that is
/// there already; an error is put into it.
public final class YamlText {

    private YamlText() {}

    /// `fromYaml`: a map; without content an empty one.
    public static GoMap map(String text) {
        try {
            var value = YamlJson.of(text).orElseGet(GoMap::new);
            return value instanceof GoMap map ? map : failed(mismatch(value, GoType.MAP));
        } catch (YamlError e) {
            return failed(unconverted(e));
        }
    }

    private static GoMap failed(String message) {
        var failed = new GoMap();
        failed.put("Error", message);
        return failed;
    }

    /// `fromYamlArray`: a list; without content an empty one.
    public static GoList list(String text) {
        try {
            var value = YamlJson.of(text).orElseGet(GoList::of);
            return value instanceof GoList list ? list : GoList.of(mismatch(value, GoType.LIST));
        } catch (YamlError e) {
            return GoList.of(unconverted(e));
        }
    }

    private static String unconverted(YamlError e) {
        return "error converting YAML to JSON: " + e.message();
    }

    private static String mismatch(Object value, GoType wanted) {
        return "error unmarshaling JSON: while decoding JSON: "
                + JsonReader.mismatch(value, wanted);
    }
}
