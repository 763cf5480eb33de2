package dev.sluice.kustomize.definition;

/// Where charts lie and Helm keeps its configuration.
///
/// @param chartHome the directory of charts; empty for the usual `charts`
public record HelmGlobals(String chartHome, String configHome) {

    static final HelmGlobals NONE = new HelmGlobals("", "");

    static HelmGlobals read(Fields fields) {
        return new HelmGlobals(fields.text("chartHome"), fields.text("configHome"));
    }

    /// Those that the plugin for a chart holds besides.
    public static HelmGlobals readPlugin(Fields fields) {
        return read(fields.embedded());
    }

    static HelmGlobals readFormer(Fields fields) {
        return new HelmGlobals(fields.text("chartHome"), fields.text("helmHome"));
    }
}
