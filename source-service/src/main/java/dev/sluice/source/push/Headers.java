package dev.sluice.source.push;

import java.util.Optional;

/// The headers of a request, by name in any case.
@FunctionalInterface
public interface Headers {

    Optional<String> get(String name);
}
