package dev.sluice.helm.value;

/// A struct that go-yaml 3 writes as one plain scalar, such as a time.
public interface YamlForm extends GoStruct {

    String inYaml();
}
