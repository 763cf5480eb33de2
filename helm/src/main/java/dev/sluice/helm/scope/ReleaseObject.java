package dev.sluice.helm.scope;

import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoMap;

/// What `.Release` tells.
///
/// @param isUpgrade whether it is rendered as an upgrade and not as an install
/// @param revision counts the upgrades, from 1
public record ReleaseObject(String name, String namespace, boolean isUpgrade, int revision) {

    GoMap asMap() {
        var map = new GoMap();
        map.put("Name", name);
        map.put("Namespace", namespace);
        map.put("IsUpgrade", isUpgrade);
        map.put("IsInstall", !isUpgrade);
        map.put("Revision", GoInt.of(revision));
        map.put("Service", "Helm");
        return map;
    }
}
