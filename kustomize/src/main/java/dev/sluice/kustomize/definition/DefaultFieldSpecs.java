package dev.sluice.kustomize.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Gvk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The field specs that kustomize knows by itself, from a table of lines
/// `purpose, group, version, kind, create or -, path`; a name reference has as purpose the kind
/// that is referred to. The table is read when it is first needed.
final class DefaultFieldSpecs {

    static final FieldSpecs TABLE = load();

    private DefaultFieldSpecs() {}

    private static FieldSpecs load() {
        var purposes = new LinkedHashMap<String, Purpose>();
        for (var purpose : Purpose.values()) {
            purposes.put(purpose.field(), purpose);
        }
        var specs = new EnumMap<Purpose, List<FieldSpec>>(Purpose.class);
        var references = new LinkedHashMap<Gvk, List<FieldSpec>>();
        for (var line : text().split("\n", -1)) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var cells = line.split("\t", -1);
            var spec =
                    new FieldSpec(
                            new Gvk(cells[1], cells[2], cells[3]),
                            cells[5],
                            cells[4].equals("create"));
            var purpose = purposes.get(cells[0]);
            if (purpose == null) {
                references.computeIfAbsent(gvk(cells[0]), _ -> new ArrayList<>()).add(spec);
            } else {
                specs.computeIfAbsent(purpose, _ -> new ArrayList<>()).add(spec);
            }
        }
        return new FieldSpecs(specs, referenceSpecs(references));
    }

    private static List<NameReferenceSpec> referenceSpecs(Map<Gvk, List<FieldSpec>> references) {
        var specs = new ArrayList<NameReferenceSpec>();
        for (var entry : references.entrySet()) {
            var referrers = FieldSpecs.merged(List.of(), entry.getValue(), new Problems());
            specs.add(new NameReferenceSpec(entry.getKey(), referrers));
        }
        return specs;
    }

    /// A kind written as `group:version:kind`.
    private static Gvk gvk(String text) {
        var parts = text.split(":", -1);
        return new Gvk(parts[0], parts[1], parts[2]);
    }

    private static String text() {
        try (var in = DefaultFieldSpecs.class.getResourceAsStream("default-field-specs.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the module lacks default-field-specs.tsv");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading default-field-specs.tsv", e);
        }
    }
}
