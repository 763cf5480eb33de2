/// The texts that values become and come from: JSON as `encoding/json`, YAML as `sigs.k8s.io/yaml`
/// and `yaml.v3`, TOML as `BurntSushi/toml` write and read them.
@NullMarked
package dev.sluice.helm.encoding;

import org.jspecify.annotations.NullMarked;
