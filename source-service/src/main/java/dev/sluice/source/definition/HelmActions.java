package dev.sluice.source.definition;

import dev.sluice.events.ChartRelease.Crds;
import java.util.List;
import java.util.Optional;

/// The fields `install`, `upgrade` and `uninstall` of a HelmRelease. Here there is one way to bring
/// a chart to a control plane, whether it is there or not; what asks for something else is named.
final class HelmActions {

    private static final List<String> CRDS = List.of("Skip", "Create", "CreateReplace");

    private final Fields spec;
    private final Optional<Fields> install;
    private final Optional<Fields> upgrade;
    private final Optional<Fields> uninstall;

    HelmActions(Fields spec) {
        this.spec = spec;
        this.install = spec.object("install");
        this.upgrade = spec.object("upgrade");
        this.uninstall = spec.object("uninstall");
        install.ifPresent(HelmActions::checkInstall);
        upgrade.ifPresent(HelmActions::checkUpgrade);
        uninstall.ifPresent(HelmActions::checkUninstall);
    }

    boolean createNamespace() {
        return isSet(install, "createNamespace");
    }

    boolean force() {
        return isSet(upgrade, "force");
    }

    boolean waits() {
        return !isSet(install, "disableWait") && !isSet(upgrade, "disableWait");
    }

    boolean skipsSchema() {
        return isSet(install, "disableSchemaValidation")
                || isSet(upgrade, "disableSchemaValidation");
    }

    boolean hasHooks(String action) {
        return spec.object(action).filter(fields -> fields.flag("disableHooks", false)).isEmpty();
    }

    /// What is done at an upgrade is done always; else what is not there may be made.
    Crds crds() {
        var atInstall =
                install.flatMap(fields -> fields.oneOf("crds", CRDS))
                        .orElse(isSet(install, "skipCRDs") ? "Skip" : "Create");
        var atUpgrade = upgrade.flatMap(fields -> fields.oneOf("crds", CRDS)).orElse("Skip");
        if (atUpgrade.equals("CreateReplace")) {
            return Crds.CREATE_REPLACE;
        }
        if (atInstall.equals("CreateReplace")) {
            install.ifPresent(
                    fields ->
                            fields.ignore(
                                    "crds",
                                    "CRDs that are there stay as they are; write"
                                            + " spec.upgrade.crds: CreateReplace to have them"
                                            + " replaced"));
        }
        return atInstall.equals("Skip") && atUpgrade.equals("Skip") ? Crds.SKIP : Crds.CREATE;
    }

    private static boolean isSet(Optional<Fields> fields, String flag) {
        return fields.filter(found -> found.flag(flag, false)).isPresent();
    }

    private static void checkInstall(Fields install) {
        install.accept("crds", "skipCRDs", "createNamespace", "replace");
        checkBoth(install);
        install.warnOfTheRest();
    }

    private static void checkUpgrade(Fields upgrade) {
        upgrade.accept("crds", "force");
        upgrade.refuse("preserveValues", "write all values into spec.values");
        upgrade.ignore("cleanupOnFail", "what a failed upgrade made stays until it is pruned");
        if (upgrade.string("chartNameChangeStrategy")
                .filter(name -> !name.equals("InPlaceUpdate"))
                .isPresent()) {
            upgrade.ignore("chartNameChangeStrategy", "the objects are changed in place");
        }
        checkBoth(upgrade);
        upgrade.warnOfTheRest();
    }

    private static void checkBoth(Fields action) {
        action.accept(
                "disableHooks",
                "disableOpenAPIValidation",
                "disableSchemaValidation",
                "disableWait",
                "disableWaitForJobs",
                "serverSideApply");
        action.ignore("timeout", "spec.timeout counts");
        action.ignore("remediation", "a failed release is tried again, and never rolled back");
        action.ignore("strategy", "a failed release is tried again, and never rolled back");
        if (action.flag("disableTakeOwnership", false)) {
            action.ignore(
                    "disableTakeOwnership",
                    "objects of another delivery are refused, any others are taken over");
        }
    }

    private static void checkUninstall(Fields uninstall) {
        uninstall.accept("disableHooks", "disableWait");
        uninstall.ignore("timeout", "spec.timeout counts");
        if (uninstall.flag("keepHistory", false)) {
            uninstall.ignore("keepHistory", "there are no release records");
        }
        if (uninstall
                .string("deletionPropagation")
                .filter(name -> !name.equals("background"))
                .isPresent()) {
            uninstall.ignore("deletionPropagation", "objects are deleted in the background");
        }
        uninstall.warnOfTheRest();
    }
}
