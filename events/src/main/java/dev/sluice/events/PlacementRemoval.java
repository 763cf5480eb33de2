package dev.sluice.events;

/// The delivery ends on this control plane.
///
/// @param deletion what becomes of its objects
/// @param forgotten the control plane itself is no longer registered: nothing in it is touched
public record PlacementRemoval(
        ControlPlaneId controlPlane,
        DeliveryId delivery,
        Generation generation,
        DeliveryDeclaration.Deletion deletion,
        boolean forgotten)
        implements DesiredState {}
