package dev.sluice.source.definition;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.Digest;
import dev.sluice.events.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds back removals that look like an accident: an intake that is suddenly empty, or much
/// smaller.
final class RemovalGuard {

    private static final int FEW = 10;

    private RemovalGuard() {}

    /// What a person confirms: exactly these definitions.
    static Digest digest(Collection<DefinitionId> removed) {
        return Digest.of(
                removed.stream()
                        .sorted()
                        .map(DefinitionId::toString)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// Why the removal has to wait for a confirmation; empty where it need not.
    ///
    /// @param held how many definitions the intake held
    /// @param emptyIsOdd whether an intake that holds nothing more was probably not meant
    static Optional<Problem> objection(
            String intake,
            int held,
            Collection<DefinitionId> removed,
            boolean emptyIsOdd,
            Set<Digest> confirmed,
            String howToConfirm) {
        boolean isEmpty = emptyIsOdd && !removed.isEmpty() && removed.size() == held;
        boolean isMuchSmaller = removed.size() > FEW && removed.size() * 2 > held;
        var digest = digest(removed);
        if ((!isEmpty && !isMuchSmaller) || confirmed.contains(digest)) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.warning(
                        isEmpty ? "IntakeEmpty" : "IntakeShrunk",
                        isEmpty
                                ? "%s holds no definition any more; nothing is removed"
                                        .formatted(intake)
                                : "%s lost %d of %d definitions at once; nothing is removed"
                                        .formatted(intake, removed.size(), held),
                        "put them back, or confirm: " + howToConfirm.formatted(digest)));
    }
}
