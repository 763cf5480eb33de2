package dev.sluice.helm.scope;

import dev.sluice.helm.capability.BuildInfo;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.scope.StructValue.Writing;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoType;
import org.jspecify.annotations.Nullable;

/// `.Capabilities`.
final class CapabilitiesObject {

    private static final GoType BUILD_INFO = GoType.struct("version.BuildInfo");

    private final HelmMajor helm;
    private final GoType kubeVersion;
    private final GoType versionSet;
    private final GoType whole;

    private CapabilitiesObject(HelmMajor helm) {
        var owner =
                switch (helm) {
                    case HELM_3 -> "chartutil";
                    case HELM_4 -> "common";
                };
        this.helm = helm;
        this.kubeVersion =
                GoType.struct(owner + ".KubeVersion")
                        .with(CapabilitiesObject::versionMethod)
                        .withPointersPrintedBy(CapabilitiesObject::normalized);
        this.versionSet =
                GoType.named(owner + ".VersionSet", GoType.STRINGS)
                        .with(CapabilitiesObject::setMethod);
        this.whole = GoType.pointerTo(GoType.struct(owner + ".Capabilities"));
    }

    static HeardStruct of(Capabilities capabilities, HelmMajor helm) {
        var types = new CapabilitiesObject(helm);
        var inquiry = capabilities.inquiry();
        var versions =
                GoList.wrap(
                        types.versionSet, new HeardVersions(capabilities.apiVersions(), inquiry));
        return new HeardStruct(
                types.struct(capabilities, versions),
                field -> {
                    if (field.equals("KubeVersion")) {
                        inquiry.kubeVersion();
                    }
                });
    }

    private StructValue struct(Capabilities capabilities, GoList versions) {
        return StructValue.of(whole)
                .add(
                        "KubeVersion",
                        "KubeVersion",
                        kubeVersion,
                        version(capabilities.kubeVersion()),
                        Writing.ALWAYS)
                .add("APIVersions", "APIVersions", versionSet, versions, Writing.ALWAYS)
                .add("HelmVersion", "HelmVersion", BUILD_INFO, buildInfo(), Writing.ALWAYS)
                .build();
    }

    private StructValue version(KubeVersion version) {
        var struct =
                StructValue.of(kubeVersion)
                        .add(
                                "Version",
                                "Version",
                                GoType.STRING,
                                version.version(),
                                Writing.ALWAYS);
        if (helm == HelmMajor.HELM_4) {
            struct.add("normalizedVersion", "", GoType.STRING, version.normalized(), Writing.NEVER);
        }
        return struct.add("Major", "Major", GoType.STRING, version.major(), Writing.ALWAYS)
                .add("Minor", "Minor", GoType.STRING, version.minor(), Writing.ALWAYS)
                .build();
    }

    private static @Nullable Function versionMethod(Object receiver, String name) {
        return switch (name) {
            case "String" -> Function.of(name, GoType.STRING, _ -> normalized(receiver));
            case "GitVersion" -> Function.of(name, GoType.STRING, _ -> text(receiver, "Version"));
            default -> null;
        };
    }

    /// Helm 4 keeps the numbers alone beside the whole version.
    private static String normalized(Object version) {
        var numbers = text(version, "normalizedVersion");
        return numbers.isEmpty() ? text(version, "Version") : numbers;
    }

    private static String text(Object struct, String name) {
        var field = ((StructValue) struct).field(name);
        return field != null && field.value() instanceof String text ? text : "";
    }

    private static @Nullable Function setMethod(Object receiver, String name) {
        return name.equals("Has")
                ? Function.of(
                        name,
                        GoType.BOOL,
                        arguments -> ((GoList) receiver).items().contains(arguments.string(0)),
                        GoType.STRING)
                : null;
    }

    private StructValue buildInfo() {
        var info = BuildInfo.of(helm);
        var struct =
                StructValue.of(BUILD_INFO)
                        .text("Version", "version", info.version())
                        .text("GitCommit", "git_commit", info.gitCommit())
                        .text("GitTreeState", "git_tree_state", info.gitTreeState())
                        .text("GoVersion", "go_version", info.goVersion());
        if (helm == HelmMajor.HELM_4) {
            struct.add(
                    "KubeClientVersion",
                    "kube_client_version",
                    GoType.STRING,
                    info.kubeClientVersion(),
                    Writing.ALWAYS);
        }
        return struct.build();
    }
}
