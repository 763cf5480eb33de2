package dev.sluice.helm.scope;

import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Inquiry;
import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/// API versions that tell what is asked of them.
final class HeardVersions extends AbstractList<@Nullable Object> {

    private final ApiVersions versions;
    private final Inquiry inquiry;

    HeardVersions(ApiVersions versions, Inquiry inquiry) {
        this.versions = versions;
        this.inquiry = inquiry;
    }

    @Override
    public String get(int index) {
        inquiry.apiVersions();
        return versions.all().get(index);
    }

    @Override
    public int size() {
        inquiry.apiVersions();
        return versions.all().size();
    }

    @Override
    public boolean contains(@Nullable Object version) {
        if (!(version instanceof String text)) {
            return false;
        }
        inquiry.apiVersion(text);
        return versions.has(text);
    }
}
