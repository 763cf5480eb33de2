package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aPortIsGivenOnceThoughNobodyListensOnIt() {
        // Of so many picks of twelve thousand some would be the same.
        var given = IntStream.range(0, 1_000).map(_ -> Ports.free()).boxed().toList();

        assertThat(given).doesNotHaveDuplicates();
    }
}
