package dev.sluice.helm.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.JsonWriter;
import dev.sluice.helm.values.ValueSources.Merging;
import dev.sluice.helm.values.ValueSources.Setting;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Settings over a file with values, as the real Helm reads them.
class ValueSourcesTest {

    private static final ValuesFile FILE =
            new ValuesFile("values.yaml", "l: [a, [b]]\nm: {l: [1, {x: 2}]}\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "m.l[1].q=~{\"l\":[\"a\",[\"b\"]],\"m\":{\"l\":[1,{\"q\":\"\",\"x\":2}]}}",
                "n[1].q=~{\"l\":[\"a\",[\"b\"]],\"m\":{\"l\":[1,{\"x\":2}]},\"n\":[]}",
                "n[1].q=v~{\"l\":[\"a\",[\"b\"]],\"m\":{\"l\":[1,{\"x\":2}]},\"n\":[null,{\"q\":\"v\"}]}",
                "l[1][0].q=~{\"l\":[\"a\",[{\"q\":\"\"}]],\"m\":{\"l\":[1,{\"x\":2}]}}",
                "n[0][1].q=~{\"l\":[\"a\",[\"b\"]],\"m\":{\"l\":[1,{\"x\":2}]},\"n\":[]}",
            })
    void setWhatComesBeforeTheirEnd(String argument, String expected) {
        var sources =
                new ValueSources(List.of(FILE), List.of(new Setting(SetFlag.TYPED, argument)));

        var merged = (Merging.Merged) sources.merged(HelmMajor.HELM_3, name -> name);

        assertThat(JsonWriter.write(merged.values())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "TYPED~l[0]12,a=1~--set data: unexpected data at end of array index: ['1' '2' ',' 'a']",
                "TYPED~m[x]=1~--set data: error parsing index: strconv.Atoi: parsing \"x\": invalid syntax",
                "TYPED~m[0]=1~--set data: unable to parse key: interface conversion: interface {} is map[string]interface {}, not []interface {}",
                "JSON~{~--set-json data JSON: {",
                "JSON~a={~--set-json data a={",
            })
    void sayWhatIsWrong(SetFlag flag, String argument, String expected) {
        var sources = new ValueSources(List.of(FILE), List.of(new Setting(flag, argument)));

        var refused = (Merging.Refused) sources.merged(HelmMajor.HELM_4, name -> name);

        assertThat(refused.problems().getFirst().message()).isEqualTo("failed parsing " + expected);
    }

    @Test
    void readNoFileWhereNothingIsNamed() {
        var sources = new ValueSources(List.of(), List.of(new Setting(SetFlag.FILE, "a=f,b=")));

        var merged =
                (Merging.Merged) sources.merged(HelmMajor.HELM_4, name -> "content of " + name);

        assertThat(JsonWriter.write(merged.values()))
                .isEqualTo("{\"a\":\"content of f\",\"b\":\"\"}");
    }
}
