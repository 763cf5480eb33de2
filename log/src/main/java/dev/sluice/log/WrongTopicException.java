package dev.sluice.log;

import java.util.List;

/// Topics exist with settings that lose or delay records.
public final class WrongTopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongTopicException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
