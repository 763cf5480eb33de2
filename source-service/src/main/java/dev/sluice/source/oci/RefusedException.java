package dev.sluice.source.oci;

import dev.sluice.events.Problem;
import java.io.IOException;

/// What a host answered is no use, and a person can tell why.
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedException(String reason, String message, String remedy) {
        super(message);
        this.problem = Problem.error(reason, message, remedy);
    }

    Problem problem() {
        return problem;
    }
}
