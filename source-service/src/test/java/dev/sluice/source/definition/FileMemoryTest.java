package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileMemoryTest {

    private final FileMemory memory = new FileMemory(new Conversion(ConversionSettings.DEFAULT));

    @Test
    void whatDidNotChangeIsNotReadAgain() {
        var first = memory.read(Yaml.file("a.yaml", Yaml.controlPlane("a")));
        memory.forgetTheRest();

        assertThat(memory.read(Yaml.file("a.yaml", Yaml.controlPlane("a")))).isSameAs(first);
        assertThat(memory.read(Yaml.file("a.yaml", Yaml.controlPlane("b")))).isNotEqualTo(first);
        assertThat(memory.read(Yaml.file("b.yaml", Yaml.controlPlane("a")))).isNotEqualTo(first);
    }

    @Test
    void whatIsGoneIsForgotten() {
        var first = memory.read(Yaml.file("a.yaml", Yaml.controlPlane("a")));
        memory.forgetTheRest();
        memory.forgetTheRest();

        assertThat(memory.read(Yaml.file("a.yaml", Yaml.controlPlane("a")))).isNotSameAs(first);
    }
}
