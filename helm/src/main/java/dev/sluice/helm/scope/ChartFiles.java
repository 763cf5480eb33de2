package dev.sluice.helm.scope;

import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.encoding.YamlWriter;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `.Files`: the contents of a chart's other files by their paths, with methods
/// (`pkg/engine/files.go`).
final class ChartFiles {

    private static final GoType TYPE =
            GoType.named("engine.files", GoType.mapOf(GoType.BYTES)).with(ChartFiles::method);

    private ChartFiles() {}

    static GoMap of(List<ChartFile> files) {
        var map = new GoMap(TYPE);
        files.forEach(file -> map.put(file.name(), file.bytes()));
        return map;
    }

    private static @Nullable Function method(Object receiver, String name) {
        var files = (GoMap) receiver;
        return switch (name) {
            case "Get" ->
                    Function.of(
                            name,
                            GoType.STRING,
                            arguments -> bytes(files, arguments.string(0)).text(),
                            GoType.STRING);
            case "GetBytes" ->
                    Function.of(
                            name,
                            GoType.BYTES,
                            arguments -> bytes(files, arguments.string(0)),
                            GoType.STRING);
            case "Glob" ->
                    Function.of(
                            name,
                            TYPE,
                            arguments -> matching(files, arguments.string(0)),
                            GoType.STRING);
            case "AsConfig" -> Function.of(name, GoType.STRING, _ -> asConfig(files));
            case "AsSecrets" -> Function.of(name, GoType.STRING, _ -> asSecrets(files));
            case "Lines" ->
                    Function.of(
                            name,
                            GoType.STRINGS,
                            arguments -> lines(bytes(files, arguments.string(0))),
                            GoType.STRING);
            default -> null;
        };
    }

    private static GoBytes bytes(GoMap files, String path) {
        return files.get(path) instanceof GoBytes bytes ? bytes : GoBytes.of("");
    }

    /// A malformed pattern matches all.
    private static GoMap matching(GoMap files, String glob) {
        var pattern = FileGlob.compile(glob);
        var found = new GoMap(TYPE);
        for (var path : files.keys()) {
            if (pattern.isEmpty() || pattern.get().matches(path)) {
                found.put(path, files.get(path));
            }
        }
        return found;
    }

    private static String asConfig(GoMap files) {
        var texts = new GoMap(GoType.STRING_MAP);
        for (var path : files.keys()) {
            texts.put(baseName(path), bytes(files, path).text());
        }
        return yaml(texts);
    }

    private static String asSecrets(GoMap files) {
        var texts = new GoMap(GoType.STRING_MAP);
        for (var path : files.keys()) {
            var encoded = Base64.getEncoder().encodeToString(bytes(files, path).toArray());
            texts.put(baseName(path), encoded);
        }
        return yaml(texts);
    }

    private static String yaml(GoMap texts) {
        try {
            return YamlWriter.write(texts);
        } catch (EncodingError _) {
            return "";
        }
    }

    private static GoList lines(GoBytes bytes) {
        var text = bytes.text();
        if (text.isEmpty()) {
            return GoList.ofStrings(List.of());
        }
        var lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return GoList.ofStrings(List.of(lines.split("\n", -1)));
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
