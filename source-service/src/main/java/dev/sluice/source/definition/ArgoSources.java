package dev.sluice.source.definition;

import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.source.repository.RepositoryUrl;
import dev.sluice.source.revision.Versions;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sources that Applications name by URL and revision: Applications of one namespace that name the
/// same share one.
final class ArgoSources {

    private static final String KIND = "Repository";
    private static final String CHART = "Chart";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SURELY_A_RANGE = Pattern.compile(".*[*^~<>=|, ].*");
    private static final int HASH_DIGITS = 10;
    private static final int LONGEST_SLUG = 40;

    private ArgoSources() {}

    /// @param beside what lies beside it
    static SourceId id(
            String namespace, String url, String revision, Collection<SourceDeclaration> beside) {
        var repository = RepositoryUrl.of(url).orElseThrow();
        var normalRevision = revision.isEmpty() ? "HEAD" : revision;
        var subject = repository.identity() + "\n" + normalRevision + names(beside);
        return new SourceId(KIND, namespace, slug(repository.name()) + "-" + hash(subject));
    }

    static SourceId chartId(
            String namespace,
            String url,
            GitRef ref,
            boolean passesCredentials,
            Collection<SourceDeclaration> beside) {
        var name = ref instanceof GitRef.Chart(var chart, _) ? chart : "artifact";
        var subject = url + "\n" + ref + "\n" + passesCredentials + names(beside);
        return new SourceId(CHART, namespace, slug(name) + "-" + hash(subject));
    }

    private static String names(Collection<SourceDeclaration> beside) {
        return beside.stream().map(part -> "\n" + part.source()).collect(Collectors.joining());
    }

    private static String hash(String subject) {
        var hash = Digest.of(subject.getBytes(StandardCharsets.UTF_8)).value();
        int start = hash.indexOf(':') + 1;
        return hash.substring(start, start + HASH_DIGITS);
    }

    /// As Argo CD reads `targetRevision`.
    static GitRef ref(String revision) {
        if (revision.isEmpty() || revision.equals("HEAD")) {
            return new GitRef.Head();
        }
        if (COMMIT.matcher(revision).matches()) {
            return new GitRef.Commit(revision);
        }
        if (revision.startsWith("refs/")) {
            return new GitRef.Name(revision);
        }
        return SURELY_A_RANGE.matcher(revision).matches() && Versions.range(revision).isPresent()
                ? new GitRef.SemVer(revision)
                : new GitRef.Revision(revision);
    }

    private static String slug(String name) {
        var slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
        return cut.isEmpty() ? "repository" : cut;
    }
}
