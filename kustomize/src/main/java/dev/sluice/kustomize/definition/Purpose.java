package dev.sluice.kustomize.definition;

/// What field specs are for.
public enum Purpose {
    NAME_PREFIX("namePrefix"),
    NAME_SUFFIX("nameSuffix"),
    NAMESPACE("namespace"),
    COMMON_LABELS("commonLabels"),
    LABELS("labels"),
    TEMPLATE_LABELS("templateLabels"),
    COMMON_ANNOTATIONS("commonAnnotations"),
    VARIABLES("varReference"),
    IMAGES("images"),
    REPLICAS("replicas");

    private final String field;

    Purpose(String field) {
        this.field = field;
    }

    /// What a configuration file calls it.
    String field() {
        return field;
    }
}
