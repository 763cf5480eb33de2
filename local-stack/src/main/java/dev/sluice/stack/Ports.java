package dev.sluice.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// TCP ports of the loopback address.
public final class Ports {
    // Below the range from which Linux and macOS give ports to outgoing connections: a port that is
    // kept for the next start must not be lent to a browser meanwhile.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /// Who was given a port may not listen on it yet, or not at the moment.
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /// A port that nothing listens on and that nobody in this JVM was given before.
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!isTaken(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new StackException(
                "No free TCP port between %d and %d was found in %d attempts: stop some servers of this machine."
                        .formatted(LOWEST, HIGHEST, ATTEMPTS));
    }

    /// Whether a server could not listen on this port.
    public static boolean isTaken(int port) {
        return !canListen(InetAddress.getLoopbackAddress(), port);
    }

    /// Names what cannot start because something else listens on its port. The port of a server
    /// that has just ended may take a moment to be free again.
    static void demandFree(int port, String server) {
        long end = System.nanoTime() + MOMENT.toNanos();
        while (isTaken(port) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        if (isTaken(port)) {
            throw new StackException(
                    "Port %d of the %s is taken by another process (%s names it): stop that one and try again, or give another port with --port."
                            .formatted(port, server, whoListens(port)));
        }
    }

    private static String whoListens(int port) {
        return Platform.ofThisMachine().system().equals("linux")
                ? "`ss -ltnp 'sport = :%d'`".formatted(port)
                : "`lsof -nP -iTCP:%d -sTCP:LISTEN`".formatted(port);
    }

    private static boolean canListen(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
