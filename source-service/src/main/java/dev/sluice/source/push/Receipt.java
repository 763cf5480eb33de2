package dev.sluice.source.push;

/// What became of a webhook call.
public sealed interface Receipt {

    /// Hints are stored for so many sources; none where nobody follows the repository.
    record Hinted(int sources) implements Receipt {}

    /// Authentic, and about something else than a push.
    record Ignored() implements Receipt {}

    /// Not signed with the secret, or no secret is set.
    record Refused() implements Receipt {}

    record TooLarge() implements Receipt {}

    /// Authentic, but no payload that could be read.
    record Malformed() implements Receipt {}

    /// The log did not take the hint in time; the host should send it again.
    record NotStored() implements Receipt {}
}
