package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Gvk;
import java.util.List;

/// Which fields hold names of objects of one kind.
public record NameReferenceSpec(Gvk target, List<FieldSpec> referrers) {

    public NameReferenceSpec {
        referrers = List.copyOf(referrers);
    }

    static NameReferenceSpec read(Fields fields) {
        return new NameReferenceSpec(
                FieldSpec.gvk(fields), fields.list("fieldSpecs", FieldSpec::read));
    }
}
