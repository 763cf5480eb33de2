package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the compose file and `deploy/` set, beside what `docs/operations.md` says there is to set.
class DeployedSettingsTest {
    private static final Path HOME = Path.of(System.getProperty("sluice.home"));
    private static final Pattern DOCUMENTED = Pattern.compile("`(sluice\\.[a-z.-]+)`");
    // A setting of a service begins a line, or is the name of a container's variable.
    private static final Pattern DEPLOYED =
            Pattern.compile("(?m)^(?: +|- name: | +- name: )?(SLUICE_[A-Z_]+)(?::|=|$)");

    @Test
    void everyOneIsDocumented() throws IOException {
        var documented = new TreeSet<String>();
        var words = DOCUMENTED.matcher(Files.readString(HOME.resolve("docs/operations.md")));
        while (words.find()) {
            documented.add(words.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
        }
        var deployed = new TreeSet<String>();
        addFrom(HOME.resolve("docker-compose.yml"), deployed);
        try (var files = Files.walk(HOME.resolve("deploy/base"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                addFrom(file, deployed);
            }
        }
        // Of the demo's Git host, which is no service of ours.
        deployed.remove("SLUICE_WEBHOOK_SECRET");

        assertThat(deployed).contains("SLUICE_TOKEN", "SLUICE_DEFINITIONS_FLEET", "SLUICE_ADDRESS");
        assertThat(documented).containsAll(deployed);
    }

    private static void addFrom(Path file, TreeSet<String> settings) throws IOException {
        var matcher = DEPLOYED.matcher(Files.readString(file));
        while (matcher.find()) {
            settings.add(matcher.group(1));
        }
    }
}
