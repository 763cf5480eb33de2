package dev.sluice.source.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/org/app",
                "https://github.com/org/app.git",
                "https://github.com/org/app/",
                "https://GitHub.com/org/app.git/",
                "https://github.com:443/org/app",
                "http://github.com:80/org/app",
                "https://user:secret@github.com/org/app.git",
                "https://github.com//org//app",
                "ssh://git@github.com/org/app.git",
                "ssh://git@github.com:22/org/app",
                "git://github.com:9418/org/app.git",
                "git@github.com:org/app.git",
                "git@github.com:/org/app",
                "github.com:org/app"
            })
    void oneRepositoryHasOneIdentity(String url) {
        assertThat(RepositoryUrl.of(url)).contains(new RepositoryUrl("github.com/org/app"));
    }

    @Test
    void aPortThatIsNoDefaultCounts() {
        assertThat(RepositoryUrl.of("http://127.0.0.1:3000/org/app.git"))
                .contains(new RepositoryUrl("127.0.0.1:3000/org/app"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no repository",
                "https://",
                "https:///path",
                "<your-repo>",
                "https://exa mple/x",
                "file:///etc/passwd"
            })
    void whatNamesNoRepositoryIsNone(String url) {
        assertThat(RepositoryUrl.of(url)).isEmpty();
    }

    @Test
    void passwordsAreSeenAndTakenOut() {
        assertThat(RepositoryUrl.hasUserInfo("https://u:p@host/x")).isTrue();
        assertThat(RepositoryUrl.hasUserInfo("https://host/x@y")).isFalse();
        assertThat(RepositoryUrl.withoutUserInfo("https://u:p@host/x@y"))
                .isEqualTo("https://host/x@y");
        assertThat(RepositoryUrl.withoutUserInfo("https://u:p@ss@host/x"))
                .isEqualTo("https://host/x");
    }

    @Test
    void aFolderCoversWhatLiesBelowIt() {
        var folder = RepositoryUrl.of("https://host/org").orElseThrow();

        assertThat(folder.covers(RepositoryUrl.of("https://host/org/app").orElseThrow())).isTrue();
        assertThat(folder.covers(RepositoryUrl.of("https://host/organ").orElseThrow())).isFalse();
        assertThat(folder.covers(RepositoryUrl.of("https://other/org").orElseThrow())).isFalse();
    }
}
