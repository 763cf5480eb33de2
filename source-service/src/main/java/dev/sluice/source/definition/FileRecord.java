package dev.sluice.source.definition;

import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Intake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The record under which the problems of a file are shown that belong to no definition. It
/// declares nothing.
final class FileRecord {

    static final String KIND = "File";
    private static final String CONTESTED = "contested";

    private FileRecord() {}

    static DefinitionId id(Intake intake, String path) {
        var part = path.isEmpty() ? "-" : path.replace('/', ':');
        return new DefinitionId(KIND, intake.toString().replace('/', ':'), part);
    }

    /// What the record shows of the file.
    ///
    /// @param contested definitions of the file that another intake holds
    static Map<String, @Nullable Object> resource(String path, List<DefinitionId> contested) {
        var resource = new LinkedHashMap<String, @Nullable Object>();
        resource.put("kind", KIND);
        resource.put("path", path);
        if (!contested.isEmpty()) {
            resource.put(CONTESTED, contested.stream().map(DefinitionId::toString).toList());
        }
        return resource;
    }

    static boolean isOne(DefinitionState state) {
        return state.id().kind().equals(KIND);
    }

    /// The definitions that the file has and another intake holds.
    static List<String> contested(DefinitionState state) {
        return state instanceof Definition file
                        && isOne(file)
                        && file.resource().get(CONTESTED) instanceof List<?> contested
                ? contested.stream().map(String::valueOf).toList()
                : List.of();
    }
}
