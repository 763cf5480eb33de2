package dev.sluice.kustomize.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.load.ObjectReader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import java.util.List;
import java.util.Optional;

/// Reads patches, from files or where they stand.
///
/// @param loader loads the files that a kustomization names
public record PatchReader(Loader loader, OpenApi openApi, Problems problems) {

    /// The text of a patch and where it starts.
    ///
    /// @param file what positions in it call it
    record Text(String file, String text, Position position) {

        /// Whether it is all of a file.
        boolean isFile() {
            return position.line() == 1 && position.column() == 1;
        }
    }

    /// The text of a patch that stands in place or in a file; nothing if neither or both are given.
    Optional<Text> text(Located path, Located inline, Position position) {
        if (path.isEmpty() == inline.isEmpty()) {
            problems.error(
                    "InvalidPatch",
                    position,
                    path.isEmpty()
                            ? "the patch has neither a path nor a text"
                            : "the patch has both a path and a text",
                    "give it one of the two");
            return Optional.empty();
        }
        return path.isEmpty()
                ? Optional.of(new Text(inline.position().file(), inline.text(), inline.position()))
                : file(path);
    }

    Optional<Text> file(Located path) {
        return switch (loader.file(path)) {
            case Found.File(var name, var content) ->
                    Optional.of(new Text(name, new String(content, UTF_8), Position.startOf(name)));
            case Found.Nothing(var problem) -> {
                problems.add(problem);
                yield Optional.empty();
            }
            case Found.Directory _ -> Optional.empty();
        };
    }

    /// The patches of a text that holds strategic merge patches; nothing if it does not.
    Optional<List<StrategicPatch>> strategic(Text text, Problems own) {
        var reader = new ObjectReader(openApi, own);
        var objects =
                text.isFile()
                        ? reader.read(text.file(), text.text().getBytes(UTF_8))
                        : reader.read(text.position(), text.text());
        return objects.map(found -> found.stream().map(this::strategic).toList());
    }

    private StrategicPatch strategic(Mapping object) {
        return new StrategicPatch(Resource.of(object, openApi::isClusterScoped), openApi);
    }
}
