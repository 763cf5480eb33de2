package dev.sluice.source.repository;

/// What a Git host wants to see.
public sealed interface Credentials {

    /// Nothing.
    record Anonymous() implements Credentials {}

    /// A user name and a password.
    record Basic(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[…]";
        }
    }

    /// A token.
    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer[…]";
        }
    }
}
