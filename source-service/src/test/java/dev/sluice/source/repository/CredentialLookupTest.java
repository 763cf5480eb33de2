package dev.sluice.source.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialLookupTest {

    private final InMemorySecrets secrets = new InMemorySecrets();
    private final CredentialLookup lookup = new CredentialLookup(secrets);

    @Test
    void aSourceThatNamesNoSecretIsAnonymous() {
        assertThat(lookup.of(flux(null))).contains(new Credentials.Anonymous());
    }

    @Test
    void userNameAndPasswordComeFromTheNamedSecret() {
        secrets.with("apps/git/username", "ada\n").with("apps/git/password", "secret\n");

        assertThat(lookup.of(flux("git"))).contains(new Credentials.Basic("ada", "secret"));
    }

    @Test
    void aBearerTokenComesFirst() {
        secrets.with("apps/git/username", "ada").with("apps/git/bearerToken", "t");

        assertThat(lookup.of(flux("git"))).contains(new Credentials.Bearer("t"));
    }

    @Test
    void aSecretThatIsNotThereIsNoCredential() {
        assertThat(lookup.of(flux("git"))).isEmpty();
    }

    @Test
    void anArgoSourceTakesTheLongestMatchingRepositorySecretOfItsNamespace() {
        secrets.with("argocd/org/url", "https://host/org")
                .with("argocd/org/password", "short")
                .with("argocd/app/url", "https://host/org/app.git")
                .with("argocd/app/username", "ada")
                .with("argocd/app/password", "long")
                .with("other/app/url", "https://host/org/app")
                .with("other/app/password", "foreign");

        assertThat(lookup.of(argo("https://host/org/app")))
                .contains(new Credentials.Basic("ada", "long"));
        assertThat(lookup.of(argo("https://host/org/web")))
                .contains(new Credentials.Basic("git", "short"));
        assertThat(lookup.of(argo("https://elsewhere/org/app")))
                .contains(new Credentials.Anonymous());
    }

    @Test
    void credentialsDoNotPrintThemselves() {
        assertThat(new Credentials.Basic("ada", "secret").toString()).doesNotContain("secret");
        assertThat(new Credentials.Bearer("secret").toString()).doesNotContain("secret");
    }

    private static SourceDeclaration flux(String secret) {
        return declaration(
                new SourceId("GitRepository", "apps", "app"),
                "https://host/org/app",
                secret == null ? null : new SourceDeclaration.Credentials("apps", secret));
    }

    private static SourceDeclaration argo(String url) {
        return declaration(new SourceId("Repository", "argocd", "app-1"), url, null);
    }

    private static SourceDeclaration declaration(
            SourceId id, String url, SourceDeclaration.Credentials credentials) {
        return new SourceDeclaration(
                id,
                url,
                new GitRef.Head(),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                credentials,
                null,
                false);
    }
}
