package dev.sluice.render;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Crds;
import dev.sluice.events.ChartRelease.HelmVersion;
import dev.sluice.events.ChartRelease.Hooks;
import dev.sluice.events.ChartRelease.Style;
import dev.sluice.events.ChartValues;
import dev.sluice.events.ChartValues.FileParameter;
import dev.sluice.events.ChartValues.Kind;
import dev.sluice.events.ChartValues.Parameter;
import dev.sluice.events.ChartValues.ValuesReference;
import dev.sluice.events.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A release of a chart that tests change to what they are about.
public final class ReleaseExample {

    public final List<String> chartFiles = new ArrayList<>();
    public final List<String> files = new ArrayList<>();
    public final List<ValuesReference> references = new ArrayList<>();
    public final List<Parameter> parameters = new ArrayList<>();
    public final List<FileParameter> fileParameters = new ArrayList<>();
    public final List<String> apiVersions = new ArrayList<>();
    public final List<Map<String, @Nullable Object>> postRenderers = new ArrayList<>();
    public Map<String, @Nullable Object> values = Map.of();
    public HelmVersion helm = HelmVersion.V4;
    public boolean ignoreMissing;
    public @Nullable String kubeVersion;
    public Crds crds = Crds.CREATE;
    public Hooks hooks = new Hooks(Style.HELM, true, true, true);

    /// As an Application has it.
    public static ReleaseExample ofArgo() {
        var release = new ReleaseExample();
        release.hooks = new Hooks(Style.ARGO_CD, true, true, true);
        release.crds = Crds.OWNED;
        return release;
    }

    public ReleaseExample with(Map<String, @Nullable Object> given) {
        values = given;
        return this;
    }

    public ReleaseExample valuesFrom(Kind kind, String name, @Nullable String targetPath) {
        var key = new SecretReference("apps", name, "values.yaml");
        references.add(new ValuesReference(kind, key, targetPath, false, false));
        return this;
    }

    public ChartRelease release() {
        return new ChartRelease(
                helm,
                "web",
                "shop",
                new ChartValues(
                        chartFiles,
                        files,
                        ignoreMissing,
                        references,
                        values,
                        parameters,
                        fileParameters),
                kubeVersion,
                apiVersions,
                crds,
                hooks,
                true,
                false,
                postRenderers);
    }
}
