package dev.sluice.source.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.repository.RepositoryUrl;
import java.util.regex.Pattern;

/// A chart of another repository that a source asks for.
///
/// @param wanted how it is asked for
record Order(SourceDeclaration home, SourceDeclaration wanted) {

    private static final Pattern ONE_VERSION =
            Pattern.compile("v?\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?");

    /// The same for the same chart, whoever asks for it.
    String key() {
        var subject = wanted.url() + "\n" + wanted.ref();
        return Digest.of(subject.getBytes(UTF_8)).value().replace("sha256:", "");
    }

    String host() {
        return RepositoryUrl.of(wanted.url()).map(RepositoryUrl::host).orElse("");
    }

    /// Whether there can be no newer one.
    boolean isOfOneVersion() {
        return wanted.ref() instanceof GitRef.Chart(_, var range)
                && ONE_VERSION.matcher(range).matches();
    }
}
