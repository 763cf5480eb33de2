package dev.sluice.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlNodeTest {

    @Test
    void comesFromJavaAndGoesBack() {
        var value = new LinkedHashMap<String, Object>();
        value.put("z", 1L);
        value.put("a", new ArrayList<>(Arrays.asList("x", null, true, 1.5)));
        value.put("big", BigInteger.ONE.shiftLeft(63));

        var node = YamlNode.of(value);

        assertThat(node.asJava()).isEqualTo(value);
        assertThat(((Map<?, ?>) node.asJava()).keySet().toString()).isEqualTo("[z, a, big]");
    }

    @Test
    void numbersBecomeWhatGoHas() {
        assertThat(YamlNode.of(7).asJava()).isEqualTo(7L);
        assertThat(YamlNode.of(BigInteger.TWO).asJava()).isEqualTo(2L);
        assertThat(YamlNode.of(BigInteger.ONE.shiftLeft(64)).asJava()).isEqualTo(0x1p64);
        assertThat(YamlNode.of(new BigDecimal("0.5")).asJava()).isEqualTo(0.5);
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatThrownBy(() -> YamlNode.of(Map.of(1, 2))).hasMessageContaining("no string");
        assertThatThrownBy(() -> YamlNode.of(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> YamlNode.of(new Object())).hasMessageContaining("Object");
    }

    @Test
    void findsWhatStandsUnderAPath() {
        var node = YamlNode.of(Map.of("a", List.of(Map.of("b.c", "x"))));

        assertThat(node.at(FieldPath.of("a").index(0).field("b.c")).map(YamlNode::asJava))
                .contains("x");
        assertThat(node.at(FieldPath.of("a").index(1))).isEmpty();
        assertThat(node.at(FieldPath.of("a", "b"))).isEmpty();
        assertThat(node.at(FieldPath.ROOT)).contains(node);
    }

    @Test
    void changesByCopy() {
        var node = (Mapping) YamlNode.of(Map.of("a", 1));

        var changed = node.with("b", YamlNode.of(2)).with("a", YamlNode.of(3));

        assertThat(changed.asJava().toString()).isEqualTo("{a=3, b=2}");
        assertThat(changed.without("a").asJava()).isEqualTo(Map.of("b", 2L));
        assertThat(node.asJava()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void contentIsIndependentOfStyleOrderAndPlace() {
        var reader = new YamlReader(Dialect.KUBECTL);
        var left = reader.read("a", "a: 1\nb: 'x'\n").documents().getFirst();
        var right = reader.read("b", "{b: x, a: 0x1}").documents().getFirst();

        assertThat(left.sameContent(right)).isTrue();
        assertThat(left.sameContent(YamlNode.of(Map.of("a", "1", "b", "x")))).isFalse();
    }

    @Test
    void aPlainScalarMeansWhatItsDialectSays() {
        assertThat(Scalar.plain("yes", Dialect.KUBECTL, Position.NOWHERE).type())
                .isEqualTo(Scalar.Type.BOOLEAN);
        assertThat(Scalar.plain("yes", Dialect.KUSTOMIZE, Position.NOWHERE).type())
                .isEqualTo(Scalar.Type.STRING);
        assertThat(Scalar.plain(".inf", Dialect.KUBECTL, Position.NOWHERE).value())
                .isEqualTo(".inf");
        assertThat(Scalar.string("1", Position.NOWHERE).type()).isEqualTo(Scalar.Type.STRING);
    }
}
