package dev.sluice.events;

/// What stands under the key of a user's resource.
public sealed interface DefinitionState extends LogRecord permits Definition, DefinitionRemoval {

    DefinitionId id();

    Intake intake();

    /// Minted by the owner of the intake.
    Generation generation();

    @Override
    default Topic topic() {
        return Topic.DEFINITIONS;
    }

    @Override
    default String key() {
        return id().toString();
    }
}
