package dev.sluice.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.JsonWriter;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.values.SetFlag;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.Merging;
import dev.sluice.helm.values.ValueSources.Setting;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every string of the corpus for the flags of the `--set` family, against what the real Helm made
/// of it.
@Tag("conformance")
class SetConformanceTest {

    private static final GoType VALUES = GoType.named("chartutil.Values", GoType.MAP);

    static Stream<Arguments> settings() throws IOException {
        return Files.readAllLines(ConformanceCase.corpus().resolve("set.jsonl")).stream()
                .map(ConformanceCase::json)
                .map(given -> Arguments.of(given.get("name"), given));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void setsWhatHelmSets(String name, GoMap given) {
        var flag =
                Stream.of(SetFlag.values())
                        .filter(candidate -> candidate.flag().equals(given.get("flag")))
                        .findFirst()
                        .orElseThrow();
        var settings =
                ((GoList) given.get("arguments"))
                        .items().stream()
                                .map(argument -> new Setting(flag, (String) argument))
                                .toList();
        var base = given.get("base");
        var text = base instanceof GoMap ? JsonWriter.write(base) : (String) base;
        var files =
                text == null ? List.<ValuesFile>of() : List.of(new ValuesFile("base.yaml", text));

        var merging =
                new ValueSources(files, settings)
                        .merged(HelmMajor.HELM_3, SetConformanceTest::file);

        if (given.has("error")) {
            assertThat(merging).as(name).isInstanceOf(Merging.Refused.class);
        } else {
            var values = ((Merging.Merged) merging).values().as(VALUES);
            assertThat(Format.printf("%#v", List.of(values))).isEqualTo(given.get("go"));
        }
    }

    private static String file(String name) {
        return switch (name) {
            case "a.txt" -> "content of a\n";
            case "b.txt" -> "x: 1";
            default -> throw new ValueSources.MissingFile("open " + name + ": no such file");
        };
    }
}
