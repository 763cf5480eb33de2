package dev.sluice.cli;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Asks for something about one delivery, in the name of who runs the command.
///
/// @param id of the delivery, whole
record DeliveryRequest(StatusApi api, String id) {

    /// @param delivery as a person names it
    static DeliveryRequest about(StatusApi api, String delivery) {
        var all = api.all(Listing.DELIVERIES.path()).items();
        return new DeliveryRequest(
                api, Listing.text(Named.one(delivery, Listing.DELIVERIES, all), "id"));
    }

    String path() {
        return Listing.DELIVERIES.path() + "/" + id;
    }

    /// @param verb the last part of the path, as `reconcile`
    /// @param why for the history
    Optional<Mapping> send(String verb, String why, Map<String, String> details) {
        var body = new LinkedHashMap<String, Object>(details);
        body.put("who", System.getProperty("user.name", "unknown"));
        body.put("why", why);
        return api.post(path() + "/" + verb, JsonPrinter.print(YamlNode.of(body)));
    }
}
