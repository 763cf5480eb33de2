package dev.sluice.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A user's resource as given, and what it declares.
///
/// @param declares empty where a problem refuses the resource: what it declared before stays as it
///     is
/// @param problems refusals and warnings, all at once
public record Definition(
        DefinitionId id,
        Intake intake,
        Generation generation,
        Map<String, @Nullable Object> resource,
        List<Declaration> declares,
        List<Problem> problems)
        implements DefinitionState {

    public Definition {
        resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
        declares = List.copyOf(declares);
        problems = List.copyOf(problems);
    }

    /// Whether the resource as it stands is not taken.
    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }

    public Optional<DeliveryDeclaration> delivery() {
        return declares.stream()
                .filter(DeliveryDeclaration.class::isInstance)
                .map(DeliveryDeclaration.class::cast)
                .findFirst();
    }

    public Optional<SourceDeclaration> source() {
        return declares.stream()
                .filter(SourceDeclaration.class::isInstance)
                .map(SourceDeclaration.class::cast)
                .findFirst();
    }

    public Optional<ControlPlaneDeclaration> controlPlane() {
        return declares.stream()
                .filter(ControlPlaneDeclaration.class::isInstance)
                .map(ControlPlaneDeclaration.class::cast)
                .findFirst();
    }
}
