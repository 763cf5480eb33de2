package dev.sluice.log;

import dev.sluice.events.Hint;
import dev.sluice.events.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// An owner of sources, in a process of its own, that dies of the first hint that it hears.
final class DyingOwner implements Owner {

    static final int DIED = 42;

    private DyingOwner() {}

    static Process start(KafkaSettings settings) throws IOException {
        String classPath =
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                        .orElse(System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        DyingOwner.class.getName(),
                        settings.properties().get("bootstrap.servers"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        var settings = new KafkaSettings(Map.of("bootstrap.servers", arguments[0]));
        var writer = new LogWriter(settings, "test");
        var follower = new LogFollower(settings, writer);
        var group =
                new OwnershipGroup(
                        settings, Role.SOURCE, "http://dying", follower, writer, new DyingOwner());
        follower.start();
        group.start();
        Thread.currentThread().join();
    }

    @Override
    public void acquired(Owned owned) {}

    @Override
    public void lost(int partition) {}

    @Override
    public void received(Hint hint, int partition) {
        Runtime.getRuntime().halt(DIED);
    }
}
