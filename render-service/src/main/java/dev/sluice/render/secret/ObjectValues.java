package dev.sluice.render.secret;

/// Where the Secrets and ConfigMaps that definitions refer to are read as a whole.
public interface ObjectValues {

    /// The values of one object as they stand at this moment.
    Values of(ReferencedObject object);

    /// These, and where they surely have no such object those.
    default ObjectValues orElse(ObjectValues those) {
        return object ->
                switch (of(object)) {
                    case Values.Absent _ -> those.of(object);
                    case Values.Present present -> present;
                    case Values.Unreadable unreadable -> unreadable;
                };
    }
}
