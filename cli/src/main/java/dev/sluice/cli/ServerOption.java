package dev.sluice.cli;

import dev.sluice.stack.StackAddresses;
import dev.sluice.stack.StackException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which status-service is asked: `--url`, `SLUICE_URL`, or that of the stack on this machine.
final class ServerOption {
    @Mixin private StackOption stack = new StackOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:SLUICE_URL}",
            description = "The status API to ask (default: SLUICE_URL, else the stack's).")
    private @Nullable URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:SLUICE_API_TOKEN}",
            description =
                    "What the API asks of those who change something (default: SLUICE_API_TOKEN).")
    private @Nullable String token;

    StatusApi open() {
        return new StatusApi(
                address(), Optional.ofNullable(token).filter(given -> !given.isBlank()));
    }

    private URI address() {
        if (url != null && !url.toString().isBlank()) {
            if (url.getHost() == null) {
                throw new StackException(
                        "%s is no address: http://127.0.0.1:8080 would be one.".formatted(url));
            }
            return url;
        }
        return StackAddresses.of(stack.directory()).url();
    }
}
