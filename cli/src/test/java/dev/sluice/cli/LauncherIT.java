package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("sluice.home"), "sluice");

    @TempDir Path directory;

    @Test
    void saysWhatIsMissingWithoutAJdk() throws Exception {
        var copy = directory.resolve("sluice");
        Files.writeString(
                copy, Files.readString(LAUNCHER).replace("needed_java=25", "needed_java=2500"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));

        var answer = run(copy, "env");

        assertThat(answer)
                .isEqualTo(
                        "sluice: JDK 2500 or later is needed and was not found in JAVA_HOME, PATH or"
                                + " the usual places. Install one (https://adoptium.net) or set"
                                + " JAVA_HOME to it.\n");
    }

    @Test
    void isFoundThroughALink() throws Exception {
        var link = Files.createSymbolicLink(directory.resolve("link"), LAUNCHER);

        assertThat(run(link, "env", "--dir", directory.resolve("absent").toString()))
                .contains("There is no stack in " + directory.resolve("absent"));
    }

    private static String run(Path launcher, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
