/// go-yaml 2 with `sigs.k8s.io/yaml` above it, as Helm's `fromYaml` reads: the same texts, values
/// and complaints. Followed are scannerc.go, parserc.go, decode.go and resolve.go of version 2.4.4.
@NullMarked
package dev.sluice.helm.yaml;

import org.jspecify.annotations.NullMarked;
