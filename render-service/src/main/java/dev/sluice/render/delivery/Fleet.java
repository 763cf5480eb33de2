package dev.sluice.render.delivery;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Problem;
import dev.sluice.events.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The registered control planes.
///
/// @param local where a delivery goes that names none
public record Fleet(ControlPlaneId local, SortedMap<ControlPlaneId, Member> members) {

    /// The warning that a selector matches nothing.
    public static final String NOBODY_MATCHES = "NoControlPlaneMatches";

    private static final int MOST_NAMED = 20;

    /// One of them.
    ///
    /// @param server its API URL, empty before it was reached
    /// @param ofDelivery whether no ControlPlane registers it, only the kubeconfig of a delivery
    public record Member(
            ControlPlaneId id,
            Map<String, String> labels,
            String server,
            Standing standing,
            boolean ofDelivery) {

        /// Of several definitions of one, which counts.
        public static final Comparator<Member> STRONGEST =
                Comparator.comparing(Member::standing).thenComparing(Member::ofDelivery);

        public Member at(String url) {
            return new Member(id, labels, url, standing, ofDelivery);
        }
    }

    /// What became of its definition.
    public enum Standing {
        REGISTERED,
        /// Its definition is refused as it stands, so that its labels are not known.
        UNREADABLE,
        /// Its definition is gone: what is placed there is forgotten.
        REMOVED
    }

    /// Who a target names.
    public record Chosen(SortedSet<ControlPlaneId> controlPlanes, List<Problem> problems) {}

    public static Fleet of(ControlPlaneId local, Collection<Member> members) {
        var byId = new TreeMap<ControlPlaneId, Member>();
        members.forEach(member -> byId.put(member.id(), member));
        return new Fleet(local, byId);
    }

    public boolean isRemoved(ControlPlaneId id) {
        return Optional.ofNullable(members.get(id))
                .filter(member -> member.standing() == Standing.REMOVED)
                .isPresent();
    }

    public boolean isUnreadable(ControlPlaneId id) {
        return Optional.ofNullable(members.get(id))
                .filter(member -> member.standing() == Standing.UNREADABLE)
                .isPresent();
    }

    /// Whether it can be placed on.
    public boolean has(ControlPlaneId id) {
        return members.containsKey(id) && !isRemoved(id);
    }

    public Chosen choose(Target target) {
        return switch (target) {
            case Target.Local _ -> listed(List.of(local));
            case Target.Listed(var ids) -> listed(ids);
            case Target.Named(var name) ->
                    only("named '" + name + "'", member -> member.id().name().equals(name));
            case Target.Server(var url) ->
                    only(
                            "at " + url,
                            member ->
                                    !member.server().isEmpty()
                                            && trimmed(member.server()).equals(trimmed(url)));
            case Target.Selected selector -> selected(selector);
        };
    }

    private Chosen listed(List<ControlPlaneId> ids) {
        var found = new TreeSet<ControlPlaneId>();
        var problems = new ArrayList<Problem>();
        for (var id : ids) {
            if (has(id)) {
                found.add(id);
            } else {
                problems.add(unknown("there is no control plane " + id));
            }
        }
        return new Chosen(found, problems);
    }

    private Chosen only(String description, Predicate<Member> wanted) {
        var all =
                members.values().stream()
                        .filter(member -> has(member.id()))
                        .filter(wanted)
                        .toList();
        // A kubeconfig that a delivery brings along does not make a registered name ambiguous.
        var registered = all.stream().filter(member -> !member.ofDelivery()).toList();
        var found =
                (registered.isEmpty() ? all : registered)
                        .stream().map(Member::id).collect(Collectors.toCollection(TreeSet::new));
        if (found.isEmpty()) {
            return new Chosen(found, List.of(unknown("there is no control plane " + description)));
        }
        if (found.size() > 1) {
            var problem =
                    Problem.error(
                            "AmbiguousControlPlane",
                            "several control planes are " + description + ": " + named(found),
                            "name one of them with its namespace in a Delivery of sluice.dev");
            return new Chosen(new TreeSet<>(), List.of(problem));
        }
        return new Chosen(found, List.of());
    }

    private Chosen selected(Target.Selected selector) {
        var found =
                members.values().stream()
                        .filter(member -> member.standing() == Standing.REGISTERED)
                        .filter(
                                member ->
                                        selector.namespace().isEmpty()
                                                || selector.namespace()
                                                        .equals(member.id().namespace()))
                        .filter(member -> matches(selector, member.labels()))
                        .map(Member::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        var problems =
                found.isEmpty()
                        ? List.of(
                                Problem.warning(
                                        NOBODY_MATCHES,
                                        "the selector matches no control plane",
                                        "label one, or correct the selector"))
                        : List.<Problem>of();
        return new Chosen(found, problems);
    }

    private static boolean matches(Target.Selected selector, Map<String, String> labels) {
        return selector.matchLabels().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
                && selector.matchExpressions().stream()
                        .allMatch(requirement -> matches(requirement, labels));
    }

    private static boolean matches(Target.Requirement wanted, Map<String, String> labels) {
        var value = labels.get(wanted.key());
        return switch (wanted.operator()) {
            case In -> value != null && wanted.values().contains(value);
            case NotIn -> value == null || !wanted.values().contains(value);
            case Exists -> value != null;
            case DoesNotExist -> value == null;
        };
    }

    private Problem unknown(String message) {
        var known = members.keySet().stream().filter(this::has).toList();
        return Problem.error(
                "UnknownControlPlane",
                message
                        + (known.isEmpty()
                                ? "; none is registered"
                                : "; registered are " + named(known)),
                "register it with a ControlPlane, or correct the name");
    }

    private static String named(Collection<ControlPlaneId> ids) {
        var names = ids.stream().limit(MOST_NAMED).map(Object::toString).toList();
        var more = ids.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
