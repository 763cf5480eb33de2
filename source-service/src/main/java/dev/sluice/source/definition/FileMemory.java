package dev.sluice.source.definition;

import dev.sluice.source.definition.IntakeReading.RawFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of one intake as they were read last, so that a change of one costs reading one.
public final class FileMemory {

    private final Conversion conversion;
    private Map<String, Known> last = new HashMap<>();
    private Map<String, Known> next = new HashMap<>();

    public FileMemory(Conversion conversion) {
        this.conversion = conversion;
    }

    DefinitionFile read(RawFile file) {
        var known = last.get(file.path());
        var read =
                known != null && Arrays.equals(known.raw.content(), file.content())
                        ? known
                        : new Known(file, DefinitionFile.read(file, conversion));
        next.put(file.path(), read);
        return read.file;
    }

    DefinitionFile read(List<Map<String, @Nullable Object>> resources) {
        return DefinitionFile.of(resources, conversion);
    }

    /// Forgets the files that were not read since the last call.
    public void forgetTheRest() {
        last = next;
        next = new HashMap<>();
    }

    private record Known(RawFile raw, DefinitionFile file) {}
}
