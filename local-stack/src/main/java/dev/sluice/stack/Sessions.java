package dev.sluice.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Processes outside the terminal's process group: Ctrl-C reaches the launcher alone, which then
/// stops them in order, and closing the terminal does not end what is detached.
final class Sessions {
    private static final List<Path> SETSID =
            List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    /// What a service ends with that wants to begin anew.
    private static final String BEGIN_ANEW = "75";

    private static final String KEEPER =
            "while :; do \"$@\"; code=$?; [ $code -eq %s ] || exit $code; done"
                    .formatted(BEGIN_ANEW);

    private Sessions() {}

    /// The command, kept by a shell that starts it again whenever it wants to begin anew, as an
    /// orchestrator would.
    static List<String> begunAnew(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", KEEPER, "keeper"), command.stream()).toList();
    }

    /// The command, started so that it leads a session of its own where the system has a tool for
    /// that, and is deaf to hang-ups where it has not. Both tools replace themselves, so the
    /// process id stays that of the command.
    static List<String> ownSession(List<String> command) {
        var tool =
                SETSID.stream()
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst()
                        .orElse("nohup");
        return Stream.concat(Stream.of(tool), command.stream()).toList();
    }
}
