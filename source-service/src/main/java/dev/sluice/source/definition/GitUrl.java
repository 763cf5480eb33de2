package dev.sluice.source.definition;

import dev.sluice.source.repository.RepositoryUrl;
import java.util.Optional;

/// A field that holds the URL of a Git repository.
final class GitUrl {

    private GitUrl() {}

    /// The URL, if it is one that can be fetched from; what is wrong with it never repeats it,
    /// because a URL may hold a password.
    static Optional<String> of(Fields fields, String name) {
        return fields.required(name).filter(url -> isSound(fields, name, url));
    }

    private static boolean isSound(Fields fields, String name, String url) {
        var path = fields.pathOf(name);
        if (RepositoryUrl.hasUserInfo(url) && url.startsWith("http")) {
            fields.invalid(
                    name,
                    path + " holds a user name or password",
                    "put them into a Secret with the keys username and password, and change the"
                            + " password: everyone who reads this file knows it");
            return false;
        }
        if (url.startsWith("oci://")) {
            fields.refuse(name, "only Git repositories are followed; use an https:// URL");
            return false;
        }
        if (url.startsWith("ssh://") || url.matches("[^/]+@[^/]+:.*")) {
            fields.invalid(
                    name,
                    path + " is an SSH URL, which is not supported yet",
                    "use the https:// URL of the repository, with a Secret of username and"
                            + " password if it is private");
            return false;
        }
        var isHttp = url.startsWith("https://") || url.startsWith("http://");
        if (!isHttp || url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
            fields.invalid(
                    name,
                    path + " is no URL of a Git repository",
                    "write an https:// or http:// URL without query");
            return false;
        }
        if (RepositoryUrl.of(url).isEmpty()) {
            fields.invalid(
                    name, path + " names no host and path", "write the URL that git clone takes");
            return false;
        }
        return true;
    }
}
