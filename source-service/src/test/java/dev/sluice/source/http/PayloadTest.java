package dev.sluice.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    @Test
    void onlyWhatNamesARepositoryIsKept() {
        assertThat(
                        read(
                                """
                                {"ref":"refs/heads/main","commits":[{"added":["x"]}],
                                 "repository":{"id":1,"name":"app","clone_url":"https://h/app.git",
                                   "owner":{"url":"https://h/ada"},"private":false},
                                 "project":{"git_ssh_url":"git@h:app.git","homepage":null}}
                                """))
                .isEqualTo(
                        Map.of(
                                "repository",
                                Map.of("clone_url", "https://h/app.git"),
                                "project",
                                Map.of("git_ssh_url", "git@h:app.git")));
    }

    @Test
    void theGenericFormMayBeAList() {
        assertThat(read("[{\"repository\":\"https://h/a\"},{\"repository\":\"https://h/b\"}]"))
                .isEqualTo(
                        List.of(
                                Map.of("repository", "https://h/a"),
                                Map.of("repository", "https://h/b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "nonsense", "{} {}", "{\"a\":}", "null", "\u0000"})
    void whatIsNoJsonIsNone(String body) {
        assertThat(Payload.read(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void depthAndWidthAreBounded() {
        assertThat(Payload.read("[".repeat(100_000).getBytes(UTF_8))).isEmpty();
        assertThat(Payload.read("{\"repository\":".repeat(5000).getBytes(UTF_8))).isEmpty();
        var wide = "[" + "\"https://h/a\",".repeat(10_000) + "\"x\"]";
        assertThat((List<?>) read(wide)).hasSize(256);
    }

    @Test
    void aFormHoldsItsPayload() {
        var json = "{\"repository\":{\"url\":\"https://h/a?b&c=d\"}}";
        var form = "x=y&payload=" + URLEncoder.encode(json, UTF_8);

        assertThat(Payload.isForm("application/x-www-form-urlencoded; charset=utf-8")).isTrue();
        assertThat(Payload.isForm(null)).isFalse();
        assertThat(Payload.ofForm(form.getBytes(UTF_8))).contains(json.getBytes(UTF_8));
        assertThat(Payload.ofForm("a=b".getBytes(UTF_8))).isEmpty();
        assertThat(Payload.ofForm("payload=%zz".getBytes(UTF_8))).isEmpty();
    }

    private static Object read(String json) {
        return Payload.read(json.getBytes(UTF_8)).orElseThrow();
    }
}
