package dev.sluice.source.definition;

import dev.sluice.source.repository.RepositoryUrl;
import java.util.Optional;

/// A field that holds the URL of a repository of charts with an `index.yaml`.
final class ChartRepositoryUrl {

    private ChartRepositoryUrl() {}

    static Optional<String> of(Fields fields, String name) {
        return fields.required(name).filter(url -> isSound(fields, name, url));
    }

    private static boolean isSound(Fields fields, String name, String url) {
        var path = fields.pathOf(name);
        if (url.startsWith(RegistryUrl.SCHEME)) {
            fields.invalid(
                    name,
                    path + " is that of an OCI registry, but the type is not oci",
                    "add type: oci beside it");
            return false;
        }
        if (RepositoryUrl.hasUserInfo(url)) {
            refuseUserInfo(fields, name);
            return false;
        }
        var isHttp = url.startsWith("https://") || url.startsWith("http://");
        if (!isHttp || url.indexOf('#') >= 0 || RepositoryUrl.of(url).isEmpty()) {
            fields.invalid(
                    name,
                    path + " is no URL of a repository of charts",
                    "write an https:// or http:// URL below which index.yaml lies");
            return false;
        }
        return true;
    }

    static void refuseUserInfo(Fields fields, String name) {
        fields.invalid(
                name,
                fields.pathOf(name) + " holds a user name or password",
                "put them into a Secret with the keys username and password, and change the"
                        + " password: everyone who reads this file knows it");
    }
}
