package dev.sluice.manifest;

/// Which of Go's YAML readers a text is meant for; they disagree on what plain scalars mean.
public enum Dialect {
    /// `sigs.k8s.io/yaml` on go-yaml 2: kubectl, Helm, Argo CD's plain manifests. `yes` and `on`
    /// are booleans, a date is a string, keys of other types become strings, and a merge key
    /// overrides what stands before it.
    KUBECTL,

    /// `kyaml` on go-yaml 3: kustomize, and with it Flux. `yes` is a string, a date becomes an
    /// RFC 3339 string, keys must be strings, and a merge key overrides nothing.
    KUSTOMIZE
}
