package dev.sluice.source.definition;

import dev.sluice.source.repository.RepositoryUrl;
import java.util.Optional;

/// A field that holds the URL of a repository in an OCI registry.
final class RegistryUrl {

    static final String SCHEME = "oci://";

    private RegistryUrl() {}

    static Optional<String> of(Fields fields, String name) {
        return fields.required(name).filter(url -> isSound(fields, name, url));
    }

    static boolean isSound(Fields fields, String name, String url) {
        var path = fields.pathOf(name);
        if (RepositoryUrl.hasUserInfo(url)) {
            ChartRepositoryUrl.refuseUserInfo(fields, name);
            return false;
        }
        boolean isOne =
                url.startsWith(SCHEME)
                        && url.indexOf('?') < 0
                        && url.indexOf('#') < 0
                        && RepositoryUrl.of(url).isPresent();
        if (!isOne) {
            fields.invalid(
                    name,
                    path + " is no URL of a repository in an OCI registry",
                    "write oci://HOST/REPOSITORY, without tag; the tag or version has a field"
                            + " of its own");
        }
        return isOne;
    }
}
