package dev.sluice.helm.hook;

import java.util.List;

/// What the annotations of a hook say.
///
/// @param weight hooks of the same event run in ascending order of it
/// @param deletePolicies before its next run, if nothing is said
public record Hook(List<HookEvent> events, int weight, List<DeletePolicy> deletePolicies) {

    public Hook {
        events = List.copyOf(events);
        deletePolicies =
                deletePolicies.isEmpty()
                        ? List.of(DeletePolicy.BEFORE_HOOK_CREATION)
                        : List.copyOf(deletePolicies);
    }

    public boolean isTest() {
        return events.contains(HookEvent.TEST);
    }
}
