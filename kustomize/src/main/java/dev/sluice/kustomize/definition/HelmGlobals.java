package dev.sluice.kustomize.definition;

/// Where charts lie and Helm keeps its configuration.
///
/// @param chartHome the directory of charts; empty for the usual `charts`
public record HelmGlobals(String chartHome, String configHome) {

    static final HelmGlobals NONE = new HelmGlobals("", "");

    static HelmGlobals read(Fields fields) {
        return new HelmGlobals(fields.text("chartHome"), fields.text("configHome"));
    }

    static HelmGlobals readFormer(Fields fields) {
        return new HelmGlobals(fields.text("chartHome"), fields.text("helmHome"));
    }
}
