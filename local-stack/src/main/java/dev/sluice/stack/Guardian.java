package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Ends the processes that this JVM started when it ends, however it ends.
///
/// A shutdown hook does not run when a JVM is killed, and a test run is killed now and then. So a
/// shell waits at the other end of a pipe: when the pipe closes, it kills what is still listed.
final class Guardian {
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            pids=' '
            while read -r word pid; do
              case $word in
                watch) pids="$pids$pid " ;;
                forget) pids="${pids%% $pid *} ${pids#* $pid }" ;;
              esac
            done
            for pid in $pids; do
              kill -CONT -"$pid" || kill -CONT "$pid"
              kill -KILL -"$pid" || kill -KILL "$pid"
            done 2>/dev/null
            """;
    private static final Guardian OF_THIS_JVM = new Guardian();

    private final Writer pipe;

    private Guardian() {
        try {
            pipe =
                    new ProcessBuilder("sh", "-c", SCRIPT)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .outputWriter();
        } catch (IOException e) {
            throw new UncheckedIOException("starting the shell that watches over processes", e);
        }
    }

    static Guardian ofThisJvm() {
        return OF_THIS_JVM;
    }

    void watch(ProcessHandle process) {
        tell("watch", process);
        var _ = process.onExit().thenAccept(ended -> tell("forget", ended));
    }

    private synchronized void tell(String word, ProcessHandle process) {
        try {
            pipe.write(word + " " + process.pid() + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("telling the watching shell about a process", e);
        }
    }
}
