package dev.sluice.helm.value;

/// A struct that writes itself where `%#v` asks for the syntax of Go (`fmt.GoStringer`).
public interface GoForm extends GoStruct {

    String inGo();
}
