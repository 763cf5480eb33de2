package dev.sluice.kustomize.document;

/// A text is no YAML.
public final class MalformedDocument extends Exception {

    private static final long serialVersionUID = 1;

    MalformedDocument(String why) {
        super(why);
    }
}
