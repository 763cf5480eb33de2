package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The dashboard shows what there is to see, and nothing else.
class DashboardTest {

    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "sluice.json");
    private static final Path OPERATIONS = Path.of("..", "docs", "operations");
    private static final Pattern METRIC = Pattern.compile("sluice_[a-z_]+");
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^\\| `sluice_[^|]*");

    @Test
    void namesOnlyMetricsThatOperationsDescribe() throws IOException {
        assertThat(shown()).isNotEmpty().isSubsetOf(described());
    }

    @Test
    void showsAllThatOperationsDescribe() throws IOException {
        var described = described();
        described.removeAll(shown());

        // Of these another panel shows what they lead to.
        assertThat(described)
                .containsExactly(
                        "sluice_definitions_written_total",
                        "sluice_hints_total",
                        "sluice_render_seconds");
    }

    /// What the server of a metric's kind adds to its name is not part of it.
    private static TreeSet<String> shown() {
        var shown = new TreeSet<String>();
        JsonPath dashboard = JsonPath.from(DASHBOARD.toFile());
        List<Map<String, Object>> targets =
                dashboard.getList("panels.findAll { it.targets }.targets.flatten()");
        for (var target : targets) {
            var named = METRIC.matcher(String.valueOf(target.get("expr")));
            while (named.find()) {
                shown.add(named.group().replaceAll("_seconds_(bucket|count|sum)$", "_seconds"));
            }
        }
        return shown;
    }

    private static TreeSet<String> described() throws IOException {
        var described = new TreeSet<String>();
        try (var pages = Files.list(OPERATIONS)) {
            for (var page : pages.sorted().toList()) {
                var row = DESCRIBED.matcher(Files.readString(page));
                while (row.find()) {
                    METRIC.matcher(row.group()).results().forEach(m -> described.add(m.group()));
                }
            }
        }
        return described;
    }
}
